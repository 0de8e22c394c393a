import { only, readingDer, TAG } from './der.ts'
import { distinguishedName } from './distinguished-name.ts'
import { shownName } from './names/shown-name.ts'
import { certificateOutline } from './outline.ts'

/** The subject in RFC 4514 order; null for octets that are no certificate, or a name that cannot be read. */
export function subjectName(der: Uint8Array): string | null {
  const outline = certificateOutline(der)
  return outline && readingDer(() => distinguishedName(shownName(only(outline.subject, TAG.sequence))))
}

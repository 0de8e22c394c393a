import { distinguishedName } from './distinguished-name.ts'
import { certificateOutline } from './outline.ts'
import { loadX509 } from './view.ts'

/** The subject in RFC 4514 order; null for octets that are no certificate, or a name that cannot be read. */
export async function subjectName(der: Uint8Array): Promise<string | null> {
  const outline = certificateOutline(der)
  if (!outline) return null
  const x509 = await loadX509()
  try {
    return distinguishedName(new x509.Name(Uint8Array.from(outline.subject)))
  } catch {
    return null
  }
}

import { only, refuse, TAG } from '../der.ts'
import { EXTENSION, extensionValue, hasUnknownCritical, readExtensions } from '../extensions/extension.ts'
import { generalNames } from '../general-name.ts'

/** RFC 5280 §5.3. */
export interface EntryExtensions {
  readonly reason: number
  readonly issuer: string | null // key of the certificate's issuer, where the entry names one
  readonly unknownCritical: boolean
}

export const REMOVE_FROM_CRL = 8

export const NO_EXTENSIONS: EntryExtensions = { reason: 0, issuer: null, unknownCritical: false }

/** Every reason of §5.3.1 as the only extension of an entry: nearly all entries there are. */
const REASON_ALONE = Buffer.from('300c300a0603551d1504030a01', 'hex')
const ALONE: readonly EntryExtensions[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((reason) => ({
  ...NO_EXTENSIONS,
  reason,
}))
// The others MUST NOT be critical (§5.3.1, §5.3.2); where they are, OpenSSL does not know them either.
const KNOWN = [EXTENSION.certificateIssuer]

export function readEntryExtensions(octets: Uint8Array, start: number, end: number): EntryExtensions {
  const alone = isReasonAlone(octets, start, end) ? ALONE[octets[end - 1] ?? 0] : undefined
  return alone ? reasonChecked(alone) : spelledOut(octets.subarray(start, end))
}

function isReasonAlone(octets: Uint8Array, start: number, end: number): boolean {
  if (end - start !== REASON_ALONE.length + 1) return false
  for (let index = 0; index < REASON_ALONE.length; index++) {
    if (octets[start + index] !== REASON_ALONE[index]) return false
  }
  return true
}

function spelledOut(octets: Uint8Array): EntryExtensions {
  const map = readExtensions(only(octets, TAG.sequence))
  const reason = extensionValue(map, EXTENSION.reasonCode, TAG.enumerated, ({ content }) =>
    content.length === 1 ? (content[0] ?? 0) : refuse('reason'),
  )
  const issuers = extensionValue(map, EXTENSION.certificateIssuer, TAG.sequence, generalNames)
  const name = issuers?.find((issuer) => issuer.kind === 'directory')
  if (issuers && !name) refuse('an issuer without a name')
  return reasonChecked({
    reason: reason ?? 0,
    issuer: name?.kind === 'directory' ? name.name.key : null,
    unknownCritical: hasUnknownCritical(map, KNOWN),
  })
}

/** §5.3.1 leaves 7 out and ends at 10. */
const reasonChecked = (extensions: EntryExtensions): EntryExtensions =>
  extensions.reason <= 10 && extensions.reason !== 7 ? extensions : refuse('reason')

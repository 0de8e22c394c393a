import { contentAt, endAt, refuse, repeatsSign, TAG } from '../der.ts'
import { type EntryExtensions, NO_EXTENSIONS, readEntryExtensions } from './entry-extensions.ts'
import { indexed, indexOf } from './entry-index.ts'
import { checkTimeAt } from './entry-time.ts'

/**
 * The entries of a list, in arrays of numbers: 200,000 objects would be 50 MB and a second. Serials stay where they
 * are, in `octets`; `table` finds them (entry-index.ts).
 */
export interface Entries {
  readonly octets: Uint8Array
  readonly size: number
  readonly starts: Uint32Array // of the serials, sign octet included
  readonly lengths: Uint8Array
  readonly reasons: Uint8Array // CRLReason (RFC 5280 §5.3.1)
  readonly issuers: ReadonlyMap<string, number> // by key of the name; the list's own is 0
  readonly issuerOf: Uint32Array | null // a number of `issuers`; null where it is always 0
  readonly table: Int32Array
  readonly foreign: boolean // some entry names its certificate's issuer
  readonly unknownCritical: boolean
}

export type EntryColumns = Omit<Entries, 'table'>

const SHORTEST = 18 // octets of an entry: a serial of one octet and a UTCTime

export const NO_ENTRIES: Entries = {
  octets: new Uint8Array(),
  size: 0,
  starts: new Uint32Array(),
  lengths: new Uint8Array(),
  reasons: new Uint8Array(),
  issuers: new Map(),
  issuerOf: null,
  table: new Int32Array(1),
  foreign: false,
  unknownCritical: false,
}

/** `octets` is the content of revokedCertificates; `issuer` the key of the list's issuer. */
export function readEntries(octets: Uint8Array, issuer: string, mayExtend: boolean): Entries {
  const most = Math.ceil(octets.length / SHORTEST)
  const starts = new Uint32Array(most)
  const lengths = new Uint8Array(most)
  const reasons = new Uint8Array(most)
  const issuers = new Map([[issuer, 0]])
  let issuerOf: Uint32Array | null = null
  let unknownCritical = false
  let current = 0
  let size = 0
  for (let at = 0; at < octets.length; size++) {
    if (octets[at] !== TAG.sequence) refuse('entry')
    const end = endAt(octets, at, octets.length)
    const serial = contentAt(octets, at)
    const time = endAt(octets, serial, end)
    starts[size] = serialOf(octets, serial, time)
    lengths[size] = serialLength(time - (starts[size] ?? 0))
    const rest = checkTimeAt(octets, time, end)
    const extensions: EntryExtensions = rest < end ? readEntryExtensions(octets, rest, end) : NO_EXTENSIONS
    if (rest < end && !mayExtend) refuse('extensions before v2')
    reasons[size] = extensions.reason
    unknownCritical ||= extensions.unknownCritical
    if (extensions.issuer !== null) {
      // §5.3.3: holds for this entry and those after it
      issuerOf ??= new Uint32Array(most)
      current = numberOf(issuers, extensions.issuer)
    }
    if (issuerOf) issuerOf[size] = current
    at = end
  }
  return indexed({
    octets,
    size,
    starts: starts.slice(0, size),
    lengths: lengths.slice(0, size),
    reasons: reasons.slice(0, size),
    issuers,
    issuerOf,
    foreign: issuerOf !== null,
    unknownCritical,
  })
}

function numberOf(issuers: Map<string, number>, issuer: string): number {
  const known = issuers.get(issuer)
  if (known !== undefined) return known
  issuers.set(issuer, issuers.size)
  return issuers.size - 1
}

/** In the fewest octets, as every INTEGER in DER: OpenSSL 3.0 does not load a list with a padded one (measured). */
function serialOf(octets: Uint8Array, element: number, end: number): number {
  if (octets[element] !== TAG.integer) refuse('serial')
  const start = contentAt(octets, element)
  const isPadded = end - start > 1 && repeatsSign(octets[start] ?? 0, octets[start + 1] ?? 0)
  return isPadded ? refuse('serial not minimal') : start
}

const serialLength = (length: number): number => (length > 0 && length < 256 ? length : refuse('serial'))

/**
 * CRLReason of the entry for a certificate, null where the list has none. `issuer` is the key of its issuer's name; the
 * serial's sign counts: -15 and 241 are two certificates (PKITS 4.4.14).
 */
export function findEntry(entries: Entries, issuer: string, serial: Uint8Array): number | null {
  const number = entries.issuers.get(issuer)
  const at = number === undefined ? -1 : indexOf(entries, number, serial)
  return at < 0 ? null : (entries.reasons[at] ?? 0)
}

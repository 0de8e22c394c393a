import { encodeTlv } from '../../iso7816/encode-tlv.ts'
import type { Tlv } from '../../iso7816/tlv.ts'
import { fieldsOf, fieldWith, TAG } from './der-fields.ts'
import { type FilePath, filePathOf } from './file-path.ts'
import { hexOf, informationObject } from './information-object.ts'

/** A certificate that EF(CDF) tells of, ISO/IEC 7816-15. */
export interface CertificateEntry {
  readonly id: string // hex; its key has the same
  readonly value: { readonly path: FilePath } | { readonly der: Uint8Array }
}

const DIRECT = 0xa0

/** X.509 certificates; those of other kinds, and entries that cannot be read, are left out. */
export const certificateEntries = (entries: readonly Tlv[]): readonly CertificateEntry[] =>
  entries.map(certificateEntry).filter((entry) => entry !== undefined)

function certificateEntry(entry: Tlv): CertificateEntry | undefined {
  const object = entry.tag === TAG.sequence ? informationObject(entry) : undefined
  const id = hexOf(fieldWith(object?.classAttributes ?? [], TAG.octetString))
  const value = locationOf(object?.typeAttributes[0])
  return id === '' || value === undefined ? undefined : { id, value }
}

function locationOf(value: Tlv | undefined): CertificateEntry['value'] | undefined {
  if (value?.tag === DIRECT) return { der: certificateIn(value) }
  const path = value?.tag === TAG.sequence ? filePathOf(value) : undefined
  return path && { path }
}

/** The tag is explicit by the standard; where it stands for the certificate's own, that one is put back. */
function certificateIn(direct: Tlv): Uint8Array {
  const [first, ...others] = fieldsOf(direct)
  const explicit = first?.tag === TAG.sequence && others.length === 0
  return explicit ? Uint8Array.from(direct.value) : encodeTlv(TAG.sequence, direct.value)
}

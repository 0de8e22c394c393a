import { unzipSync } from 'node:zlib'
import { findOne, readTlvs, readWithin, type Tlv } from '../../iso7816/tlv.ts'
import { done, failed, type Result } from '../../result.ts'

const MAX_CERTIFICATE = 65_536
const DATA = 0x53
const CERTIFICATE = 0x70
const CERT_INFO = 0x71
const GZIP = 0x01 // SP 800-73-4 part 1 appendix A, table 10; 80 is seen as well
const GZIP_SEEN = 0x80

/** 53 { 70 certificate, 71 how it is packed, FE }, SP 800-73-4 part 1 appendix A. */
export function certificateFromObject(octets: Uint8Array): Result<Uint8Array> {
  const fields = fieldsOf(octets)
  if (!fields.ok) return fields
  if (fields.value.length === 0) return failed({ kind: 'card.certificate-missing' }) // a slot that was emptied
  const certificate = findOne(fields.value, CERTIFICATE)
  if (!certificate.ok) return certificate
  if (certificate.value.value.length === 0) return failed({ kind: 'card.certificate-missing' })
  const info = fields.value.find(({ tag }) => tag === CERT_INFO)?.value[0] ?? 0
  return (info & (GZIP | GZIP_SEEN)) === 0 ? done(Uint8Array.from(certificate.value.value)) : unzip(certificate.value)
}

function fieldsOf(octets: Uint8Array): Result<readonly Tlv[]> {
  const objects = readTlvs(octets)
  if (!objects.ok) return objects
  const data = findOne(objects.value, DATA)
  return data.ok ? readWithin(data.value) : data
}

/** A few octets can unzip to gigabytes: it stops at the size of the largest certificate that is accepted. */
function unzip({ value }: Tlv): Result<Uint8Array> {
  try {
    return done(Uint8Array.from(unzipSync(value, { maxOutputLength: MAX_CERTIFICATE })))
  } catch {
    return failed({ kind: 'card.malformed', detail: 'a zipped certificate that cannot be unzipped' })
  }
}

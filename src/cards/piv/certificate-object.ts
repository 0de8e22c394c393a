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

const LONGEST_HEADERS = 10 // octets: 53 and 70 with their lengths
const ENOUGH = 128 // octets: the serial number lies within the first 50

/** Whether the start of an object is that of one with this certificate, as far as it goes. False also for a zipped one. */
export function startsWith(start: Uint8Array, certificate: Uint8Array): boolean {
  if (certificate.length < ENOUGH) return false
  for (let headers = 0; headers <= LONGEST_HEADERS; headers++)
    if (agrees(start.subarray(headers), certificate)) return true
  return false
}

/** What follows the certificate, where the start reaches so far, is not looked at. */
const agrees = (octets: Uint8Array, certificate: Uint8Array): boolean =>
  octets.length >= ENOUGH && octets.every((octet, at) => at >= certificate.length || octet === certificate[at])

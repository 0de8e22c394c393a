import { concat } from '../../iso7816/bytes.ts'
import { encodeTlv } from '../../iso7816/encode-tlv.ts'
import { findOne, readTlvs, readWithin } from '../../iso7816/tlv.ts'
import { done, type Result } from '../../result.ts'

/** The dynamic authentication template, SP 800-73-4 part 2 table 7. */
const TEMPLATE = 0x7c
const CHALLENGE = 0x81
const RESPONSE = 0x82

/** An empty response object asks for the response. */
export const signatureRequest = (input: Uint8Array): Uint8Array =>
  encodeTlv(TEMPLATE, concat(encodeTlv(RESPONSE, new Uint8Array()), encodeTlv(CHALLENGE, input)))

export function signatureFrom(octets: Uint8Array): Result<Uint8Array> {
  const objects = readTlvs(octets)
  if (!objects.ok) return objects
  const template = findOne(objects.value, TEMPLATE)
  if (!template.ok) return template
  const fields = readWithin(template.value)
  if (!fields.ok) return fields
  const response = findOne(fields.value, RESPONSE)
  return response.ok ? done(Uint8Array.from(response.value.value)) : response
}

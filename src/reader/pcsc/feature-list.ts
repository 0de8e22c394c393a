const VERIFY_PIN_DIRECT = 0x06
const VALUE_OCTETS = 4
const RECORD = 2 + VALUE_OCTETS

/**
 * The control code of FEATURE_VERIFY_PIN_DIRECT in what a reader answers to CM_IOCTL_GET_FEATURE_REQUEST: tag, 04, and
 * the code with its greatest octet first (PC/SC part 10 §2.2). Null: not among them, or the list breaks that form.
 */
export function verifyPinDirect(list: Uint8Array): number | null {
  let code: number | null = null
  for (let at = 0; at < list.length; at += RECORD) {
    const record = list.subarray(at, at + RECORD)
    if (record.length < RECORD || record[1] !== VALUE_OCTETS) return null
    if (record[0] === VERIFY_PIN_DIRECT) code ??= new DataView(record.buffer, record.byteOffset).getUint32(2)
  }
  return code
}

import { encodeInteger } from '../tlv.ts'
import { bits, implicit, nothing, objectIdentifier, octets, sequence, tagged, utf8 } from './der.ts'
import { ALGORITHM_REFERENCE } from './references.ts'

const VERSION_1 = 0n
const SERIAL_NUMBER = Uint8Array.of(0x20, 0x26, 0x11, 0x23)
const LABEL = 0
const SUPPORTED_ALGORITHMS = 2
const TOKEN_FLAGS = { loginRequired: 1, tokenInitialised: 4 }

/** The number that private keys point to in the list of algorithms. */
export const SIGNING = 1n

const CKM_RSA_PKCS = 1n // PKCS#11: PKCS #1 v1.5, and the DigestInfo comes from outside
const COMPUTE_SIGNATURE = 1
const RSA_ENCRYPTION = '2A864886F70D010101'

/** EF(TokenInfo) (ISO/IEC 7816-15), with the algorithm reference that MSE wants. */
export const tokenInfo: Uint8Array = sequence(
  encodeInteger(VERSION_1),
  octets(SERIAL_NUMBER),
  utf8('Koshin'),
  implicit(LABEL, Buffer.from('Koshin sample card')),
  bits(TOKEN_FLAGS.loginRequired, TOKEN_FLAGS.tokenInitialised),
  tagged(
    SUPPORTED_ALGORITHMS,
    sequence(
      encodeInteger(SIGNING),
      encodeInteger(CKM_RSA_PKCS),
      nothing,
      bits(COMPUTE_SIGNATURE),
      objectIdentifier(RSA_ENCRYPTION),
      encodeInteger(BigInt(ALGORITHM_REFERENCE)),
    ),
  ),
)

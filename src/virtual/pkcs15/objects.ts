import { encodeInteger } from '../tlv.ts'
import { bits, enumerated, implicit, octets, sequence, tagged, utf8, yes } from './der.ts'
import { applicationPath, FILE } from './file-identifiers.ts'
import { AUTHORITY_ID, KEY_ID, KEY_REFERENCE, PIN_ID, PIN_REFERENCE, PIN_RULES } from './references.ts'
import { SIGNING } from './token-info.ts'

/** The `typeAttributes` of every object (ISO/IEC 7816-15). */
const typeAttributes = (attributes: Uint8Array): Uint8Array => tagged(1, attributes)
const inFile = (...files: readonly number[]): Uint8Array => sequence(octets(applicationPath(...files)))
const number = (value: number): Uint8Array => encodeInteger(BigInt(value))

const PRIVATE = 0
const PIN_FLAGS = { local: 1, initialised: 4, needsPadding: 5 }
const ASCII_DIGITS = 1

/** AODF (§8.9): the PIN. Its reference is one octet of a command, but an INTEGER here, hence the leading zero. */
export const authenticationObjects: Uint8Array = sequence(
  sequence(utf8('PIN'), bits(PRIVATE)),
  sequence(octets(PIN_ID)),
  typeAttributes(
    sequence(
      bits(PIN_FLAGS.local, PIN_FLAGS.initialised, PIN_FLAGS.needsPadding),
      enumerated(ASCII_DIGITS),
      number(PIN_RULES.shortest),
      number(PIN_RULES.stored),
      number(PIN_RULES.longest),
      implicit(0, Uint8Array.of(0, PIN_REFERENCE)),
      octets(Uint8Array.of(PIN_RULES.padding)),
      inFile(),
    ),
  ),
)

const USAGE = { sign: 2, nonRepudiation: 9 }
const ACCESS = { sensitive: 0, alwaysSensitive: 2, neverExtractable: 3 }
const ALGORITHMS = 1
const MODULUS_LENGTH = 2048

/** PrKDF (§8.4): the key, whose PIN `authId` names. */
export const privateKeys: Uint8Array = sequence(
  sequence(utf8('Signature'), bits(PRIVATE), octets(PIN_ID)),
  sequence(
    octets(KEY_ID),
    bits(USAGE.sign, USAGE.nonRepudiation),
    bits(ACCESS.sensitive, ACCESS.alwaysSensitive, ACCESS.neverExtractable),
    number(KEY_REFERENCE),
    tagged(ALGORITHMS, encodeInteger(SIGNING)),
  ),
  typeAttributes(sequence(inFile(), number(MODULUS_LENGTH))),
)

/** CDF (§8.7): the authority's certificate first, so that taking the first one is wrong; the key's has the key's id. */
export function certificates(authority: boolean): Uint8Array {
  const holder = certificate('Holder', sequence(octets(KEY_ID)), FILE.holder)
  if (!authority) return holder
  return Buffer.concat([certificate('Authority', sequence(octets(AUTHORITY_ID), yes), FILE.authority), holder])
}

const certificate = (label: string, attributes: Uint8Array, file: number): Uint8Array =>
  sequence(sequence(utf8(label)), attributes, typeAttributes(sequence(inFile(file))))

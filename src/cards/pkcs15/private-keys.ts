import type { Tlv } from '../../iso7816/tlv.ts'
import { bitOf, fieldsOf, fieldWith, integerOf, referenceOf, TAG } from './der-fields.ts'
import { type FilePath, filePathOf } from './file-path.ts'
import { hexOf, informationObject } from './information-object.ts'

/** A private key that EF(PrKDF) tells of, ISO/IEC 7816-15. */
export interface PrivateKey {
  readonly kind: 'rsa' | 'ec'
  readonly id: string // hex; its certificate has the same
  readonly authId: string
  readonly reference: number | undefined
  readonly signs: boolean
  readonly bindsHolder: boolean // non-repudiation: made for signing documents
  readonly path: FilePath | undefined
  readonly algorithms: readonly number[] // entries of EF(TokenInfo) that it is for; empty: it does not say
}

const KINDS: ReadonlyMap<number, PrivateKey['kind']> = new Map([
  [TAG.sequence, 'rsa'],
  [0xa0, 'ec'],
])
const SIGN = 2 // KeyUsageFlags
const SIGN_RECOVER = 3 // what some cards call signing with RSA
const NON_REPUDIATION = 9
const ALGORITHM_REFERENCES = 0xa1

/** Keys of other kinds, and entries that cannot be read, are left out. */
export const privateKeys = (entries: readonly Tlv[]): readonly PrivateKey[] =>
  entries.map(privateKey).filter((key) => key !== undefined)

function privateKey(entry: Tlv): PrivateKey | undefined {
  const kind = KINDS.get(entry.tag)
  const object = informationObject(entry)
  const id = hexOf(fieldWith(object?.classAttributes ?? [], TAG.octetString))
  if (!kind || !object || id === '') return undefined
  const { authId, classAttributes, typeAttributes } = object
  const usage = fieldWith(classAttributes, TAG.bitString)
  return {
    kind,
    id,
    authId,
    reference: referenceOf(fieldWith(classAttributes, TAG.integer)),
    signs: bitOf(usage, SIGN) || bitOf(usage, SIGN_RECOVER),
    bindsHolder: bitOf(usage, NON_REPUDIATION),
    path: filePathOf(typeAttributes[0]),
    algorithms: fieldsOf(fieldWith(classAttributes, ALGORITHM_REFERENCES))
      .map(integerOf)
      .filter((reference) => reference !== undefined),
  }
}

import { constants, verify } from 'node:crypto'
import { type PublicKey, publicKeyOf } from '../public-key.ts'
import { type SignatureAlgorithm, signatureAlgorithm } from '../signature-algorithm.ts'
import type { Signed } from '../signed.ts'
import type { Search } from './search.ts'
import { spend } from './work.ts'

type Checking = Pick<Search, 'material' | 'work' | 'paid'>

export type SignatureProblem = 'signature' | 'weak-hash' | 'weak-key'

/** Checks what was signed against a SubjectPublicKeyInfo, once for each pair in the life of the material; null when it fits. */
export function signatureProblem(search: Checking, signed: Signed, signer: Uint8Array): SignatureProblem | null {
  const algorithm = signatureAlgorithm(signed.signatureAlgorithm)
  if (!algorithm) return 'weak-hash'
  const hex = Buffer.from(signer).toString('hex')
  pay(search, signed, hex)
  const key = rememberedKey(search, hex, signer)
  if (!key || (key.weak && !key.outdated)) return 'weak-key'
  if (key.key.asymmetricKeyType !== algorithm.key) return 'signature'
  return remembered(search, signed, hex, () => fits(signed, algorithm, key)) ? null : 'signature'
}

function pay({ paid, work }: Checking, signed: Signed, hex: string) {
  const keys = paid.get(signed) ?? new Set()
  if (keys.has(hex)) return
  spend(work, 'signatures')
  paid.set(signed, keys.add(hex))
}

function rememberedKey({ material }: Checking, hex: string, spki: Uint8Array): PublicKey | null {
  const { keys } = material.memory
  const known = keys.get(hex)
  if (known !== undefined) return known
  const key = publicKeyOf(spki)
  keys.set(hex, key)
  return key
}

function remembered({ material }: Checking, signed: Signed, hex: string, check: () => boolean): boolean {
  const { signatures } = material.memory
  const results = signatures.get(signed) ?? new Map<string, boolean>()
  signatures.set(signed, results)
  const known = results.get(hex)
  if (known !== undefined) return known
  const result = check()
  results.set(hex, result)
  return result
}

function fits({ signed, signature }: Signed, { hash, saltLength }: SignatureAlgorithm, { key }: PublicKey): boolean {
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }
  try {
    return verify(hash, signed, saltLength === undefined ? key : pss, signature)
  } catch {
    return false // OpenSSL refuses some signatures, of a wrong length for instance, with an error
  }
}

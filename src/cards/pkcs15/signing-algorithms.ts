import { digestInfo, pkcs1Block, sha256 } from '../signature-input.ts'
import type { VerifyingKey } from '../verifying-key.ts'
import type { KnownCard } from './known-cards.ts'
import type { PrivateKey } from './private-keys.ts'
import type { SupportedAlgorithm, TokenInfo } from './token-info.ts'

/** How a card is asked to sign: its reference for the algorithm, and what it wants to be given. */
export interface SigningAlgorithm {
  readonly algorithm: number | undefined // left out: the card knows it by the key
  input(statement: Uint8Array): Uint8Array
}

type Input = (statement: Uint8Array, bits: number) => Uint8Array

/** PKCS#11 mechanisms that end in a signature over SHA-256, and what is left for the card to do. The first ones first. */
const MECHANISMS: readonly {
  readonly kind: VerifyingKey['kind']
  readonly mechanism: number
  readonly input: Input
}[] = [
  { kind: 'rsa', mechanism: 0x0001, input: digestInfo }, // CKM_RSA_PKCS
  { kind: 'rsa', mechanism: 0x0040, input: sha256 }, // CKM_SHA256_RSA_PKCS: the hash is computed outside
  { kind: 'rsa', mechanism: 0x0003, input: (statement, bits) => pkcs1Block(statement, bits / 8) }, // CKM_RSA_X_509
  { kind: 'ec', mechanism: 0x1041, input: sha256 }, // CKM_ECDSA
  { kind: 'ec', mechanism: 0x1044, input: sha256 }, // CKM_ECDSA_SHA256
]

/** PKCS#1 v1.5 as many cards call it: not at all, 02 (MyEID and others), 11 (IsoApplet); OpenSC's drivers. */
const USUAL_RSA = [undefined, 0x02, 0x11]

const isStrong = ({ kind, bits }: VerifyingKey): boolean =>
  kind === 'rsa' ? bits >= 2048 && bits <= 4096 && bits % 8 === 0 : kind === 'ec' && bits >= 256

/** What to try, one after the other; none: the card cannot sign with this key. */
export function signingAlgorithms(
  key: VerifyingKey,
  entry: PrivateKey,
  { algorithms }: TokenInfo,
  known: KnownCard,
): readonly SigningAlgorithm[] {
  if (!isStrong(key) || key.kind !== entry.kind) return []
  const listed = listedFor(entry, algorithms)
  const mechanisms = MECHANISMS.filter(({ kind }) => kind === key.kind).flatMap(({ mechanism, input }) =>
    listed
      .filter((candidate) => candidate.mechanism === mechanism)
      .map(({ algorithm }) => ({ algorithm, input: (statement: Uint8Array) => input(statement, key.bits) })),
  )
  const referenced = mechanisms.filter(({ algorithm }) => algorithm !== undefined)
  return referenced.length > 0 ? referenced : unlisted(key, known)
}

/** A key that names algorithms is for these only. */
function listedFor({ algorithms: named }: PrivateKey, all: readonly SupportedAlgorithm[]) {
  const signing = all.filter(({ signs }) => signs)
  return named.length === 0 ? signing : signing.filter(({ reference }) => named.includes(reference))
}

function unlisted({ kind }: VerifyingKey, { rsaAlgorithm, ecAlgorithm }: KnownCard): readonly SigningAlgorithm[] {
  if (kind === 'ec') return [{ algorithm: ecAlgorithm, input: sha256 }]
  const references = rsaAlgorithm === undefined ? USUAL_RSA : [rsaAlgorithm]
  return references.map((algorithm) => ({ algorithm, input: digestInfo }))
}

import type { Channel } from '../../iso7816/channel.ts'
import { setSigningEnvironment } from '../../iso7816/commands/manage-security-environment.ts'
import { computeDigitalSignature } from '../../iso7816/commands/perform-security-operation.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'
import type { Signer } from '../card.ts'
import type { VerifyingKey } from '../verifying-key.ts'
import type { CardFiles } from './card-files.ts'
import { ecdsaSignature } from './ecdsa-signature.ts'
import type { PrivateKey } from './private-keys.ts'
import type { SigningAlgorithm } from './signing-algorithms.ts'

export interface KeyUse {
  readonly channel: Channel
  readonly files: CardFiles
  readonly key: PrivateKey
}

/** Null: there is no algorithm that the card could be asked for. */
export function signerOf(
  use: KeyUse,
  verifyingKey: VerifyingKey,
  algorithms: readonly SigningAlgorithm[],
): Signer | null {
  if (algorithms.length === 0) return null
  return async (statement) => {
    const signature = await firstSignature(use, algorithms, statement)
    if (!signature.ok || verifyingKey.kind !== 'ec') return signature
    return done(ecdsaSignature(signature.value, verifyingKey.bits))
  }
}

/** A refused algorithm costs nothing: the next one is asked for. */
async function firstSignature(
  use: KeyUse,
  algorithms: readonly SigningAlgorithm[],
  statement: Uint8Array,
): Promise<Result<Uint8Array>> {
  const entered = use.key.path ? await use.files.enterAtOnce(use.key.path) : done(true)
  if (!entered.ok) return entered
  let signature: Result<Uint8Array> = failed({ kind: 'card.signing-failed', statusWord: '' })
  for (const algorithm of algorithms) {
    signature = await signWith(use, algorithm, statement)
    if (signature.ok || signature.failure.kind !== 'card.signing-failed') return signature
  }
  return signature
}

async function signWith(
  { channel, key }: KeyUse,
  { algorithm, input }: SigningAlgorithm,
  statement: Uint8Array,
): Promise<Result<Uint8Array>> {
  const reference = { key: key.reference ?? 0, ...(algorithm === undefined ? {} : { algorithm }) }
  const ready = await run(channel, setSigningEnvironment(reference))
  return ready.ok ? run(channel, computeDigitalSignature(input(statement))) : ready
}

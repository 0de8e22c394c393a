import { copyKeys, readKeys } from '../keys-file.ts'
import type { LogKeys } from '../log-keys.ts'
import { areOf, type KeysProblem, type KnownSigner } from '../open-keys.ts'

/**
 * Sees to it that the signing keys of a copied registry are at `to`, or are only looked at where `to` is null: signatures,
 * seals and the roster's passwords go on with them. Throws what the file system throws.
 */
export function carryKeys(
  from: string,
  to: string | null,
  signers: readonly KnownSigner[],
  randomBytes: (size: number) => Uint8Array,
): LogKeys | KeysProblem {
  const keys = keysAt(from, signers)
  if ('kind' in keys || to === null) return keys
  if (readKeys(to) === null) copyKeys(from, to, randomBytes)
  return keysAt(to, signers)
}

function keysAt(path: string, signers: readonly KnownSigner[]): LogKeys | KeysProblem {
  const keys = readKeys(path)
  if (keys === null) return { kind: 'keys.missing', path }
  if (keys === 'unreadable') return { kind: 'keys.unreadable', path }
  return areOf(keys, signers) ? keys : { kind: 'keys.foreign', path }
}

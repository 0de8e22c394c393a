import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { base64, fromBase64, hex } from './log/octets.ts'
import { keysOf, type LogKeys, SEED_LENGTH, SIGNERS, type Signer } from './log-keys.ts'

/** Null where there is no such file; 'unreadable' for one that is not ours to read or no file of keys. */
export function readKeys(path: string): LogKeys | 'unreadable' | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable'
  }
  const match = FILE.exec(text)
  const seeds = SIGNERS.map((signer) => [signer, fromBase64(match?.groups?.[signer] ?? '', SEED_LENGTH)] as const)
  const known = new Map(seeds.filter((entry): entry is [Signer, Uint8Array] => entry[1] !== null))
  return known.size === SIGNERS.length ? keysOf((signer) => known.get(signer) ?? new Uint8Array()) : 'unreadable'
}

const FILE = new RegExp(`^koshin-keys/v1\n${SIGNERS.map((signer) => `${signer} (?<${signer}>\\S{44})\n`).join('')}$`)

/** New private keys. Throws what the file system throws. */
export function makeKeys(path: string, randomBytes: (size: number) => Uint8Array): void {
  const lines = SIGNERS.map((signer) => `${signer} ${base64(randomBytes(SEED_LENGTH))}\n`)
  writeKeys(path, `koshin-keys/v1\n${lines.join('')}`, randomBytes)
}

export const copyKeys = (from: string, to: string, randomBytes: (size: number) => Uint8Array): void =>
  writeKeys(to, readFileSync(from, 'utf8'), randomBytes)

/**
 * For their owner alone, whole or not at all: of two programs that make them at once the second finds the first one's.
 */
function writeKeys(path: string, text: string, randomBytes: (size: number) => Uint8Array): void {
  const draft = `${path}.${hex(randomBytes(8))}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path) // unlike a renaming, never over another one
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

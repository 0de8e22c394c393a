import { createPublicKey } from 'node:crypto'
import { type VerifyingKey, verifyingKey } from '../log/ed25519.ts'
import { hex } from '../log/octets.ts'
import { sshKey } from '../log/ssh-key.ts'
import { SIGNERS } from '../log-keys.ts'
import type { PublicKeys } from './audit.ts'
import type { LogFile } from './log-files.ts'

/** The public keys for openssl, for `sigsum-verify -k`, and its policy: no witness is asked for. */
export function* keyFiles(keys: PublicKeys): Generator<LogFile> {
  for (const signer of SIGNERS) yield { path: keyPath(signer), octets: Buffer.from(pem(keys[signer])) }
  const submitters = [sshKey(keys.kiosk, 'kiosk'), sshKey(keys.registry, 'registry')].join('')
  yield { path: 'submitters.pub', octets: Buffer.from(submitters) }
  yield { path: 'policy', octets: Buffer.from(`log ${hex(keys.log.octets)}\nquorum none\n`) }
}

const keyPath = (signer: string): string => `keys/${signer}.pem`

const pem = ({ key }: VerifyingKey): string => key.export({ format: 'pem', type: 'spki' }) as string

/** Null when one is missing or is no Ed25519 key. Whether the log's is the right one, only who reads this can know. */
export function readKeyFiles(read: (path: string) => Uint8Array | null): PublicKeys | null {
  try {
    const [log, registry, kiosk] = SIGNERS.map((signer) => {
      const key = createPublicKey(Buffer.from(read(keyPath(signer)) ?? ''))
      return verifyingKey(Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'))
    })
    return log && registry && kiosk ? { log, registry, kiosk } : null
  } catch {
    return null // whatever else a file holds
  }
}

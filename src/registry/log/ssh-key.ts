import type { VerifyingKey } from './ed25519.ts'
import { base64 } from './octets.ts'

/** A public key as OpenSSH and `sigsum-verify -k` read it (RFC 8709 §4), one line. */
export function sshKey({ octets }: VerifyingKey, comment: string): string {
  const type = 'ssh-ed25519'
  return `${type} ${base64(Buffer.concat([sized(Buffer.from(type)), sized(octets)]))} ${comment}\n`
}

function sized(octets: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(octets.length)
  return Buffer.concat([length, octets])
}

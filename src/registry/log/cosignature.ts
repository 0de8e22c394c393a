import { originOf, type TreeHead } from './checkpoint.ts'
import { isSigned, type VerifyingKey } from './ed25519.ts'
import { base64, fromBase64, hex, same, sha256 } from './octets.ts'

/** A witness's word that it has seen this head of the log, and that it grew from all heads it saw before. */
export interface Cosignature {
  readonly witness: VerifyingKey
  readonly time: number // seconds since 1970: when it signed
  readonly signature: Uint8Array
}

const TYPE = Uint8Array.of(4) // C2SP tlog-cosignature: Ed25519 with a time

/**
 * The cosignature of `witness` among the lines of a note (C2SP signed-note), or null. A witness's name is its own
 * affair: which line is its, the key says.
 */
export function readCosignature(
  lines: string,
  witness: VerifyingKey,
  log: VerifyingKey,
  head: TreeHead,
): Cosignature | null {
  for (const [, name = '', text = ''] of lines.matchAll(/^— ([!-~]+) ([A-Za-z0-9+/=]+)$/gm)) {
    const octets = fromBase64(text, 4 + 8 + 64)
    if (!octets || !same(octets.subarray(0, 4), keyId(name, witness))) continue
    const time = Number(Buffer.from(octets).readBigUInt64BE(4))
    const cosignature = { witness, time, signature: octets.subarray(12) }
    if (isCosigned(log, head, cosignature)) return cosignature
  }
  return null
}

const keyId = (name: string, { octets }: VerifyingKey): Uint8Array => sha256(name, '\n', TYPE, octets).subarray(0, 4)

export const isCosigned = (log: VerifyingKey, head: TreeHead, { witness, time, signature }: Cosignature): boolean =>
  Number.isSafeInteger(time) && isSigned(witness, cosignedText(log, head, time), signature)

const cosignedText = (log: VerifyingKey, { size, root }: TreeHead, time: number): Uint8Array =>
  Buffer.from(`cosignature/v1\ntime ${time}\n${originOf(log)}\n${size}\n${base64(root)}\n`)

/** As a receipt has it (sigsum-go, doc/sigsum-proof.md). */
export const cosignatureLine = ({ witness, time, signature }: Cosignature): string =>
  `cosignature=${hex(witness.hash)} ${time} ${hex(signature)}`

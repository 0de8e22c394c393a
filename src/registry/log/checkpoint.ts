import { isSigned, type SigningKey, signature, type VerifyingKey } from './ed25519.ts'
import { base64, fromBase64, hex, same, sha256 } from './octets.ts'

export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

export interface SignedHead extends TreeHead {
  readonly signature: Uint8Array
}

/** Sigsum's name of a log, and so of the key in its signed notes: it holds the hash of the key itself. */
export const originOf = (log: VerifyingKey): string => `sigsum.org/v1/tree/${hex(log.hash)}`

export const signedHead = (log: SigningKey, head: TreeHead): SignedHead => ({
  ...head,
  signature: signature(log, headText(log.public, head)),
})

export const isHeadSigned = (log: VerifyingKey, head: SignedHead): boolean =>
  isSigned(log, headText(log, head), head.signature)

/** A checkpoint as C2SP tlog-checkpoint and signed-note write it: three lines, none of them an extension, and one signature. */
export const checkpoint = (log: VerifyingKey, head: SignedHead): string =>
  `${headText(log, head)}\n— ${originOf(log)} ${base64(Buffer.concat([keyId(log), head.signature]))}\n`

/**
 * The head that `log` signed, or null. Lines of other keys, a witness's perhaps, are passed over as signed-note wants
 * it, whatever they hold.
 */
export function openCheckpoint(note: string, log: VerifyingKey): SignedHead | null {
  const match = NOTE.exec(note)
  const { origin = '', size = '', root: rootText = '', signatures = '' } = match?.groups ?? {}
  if (!match || origin !== originOf(log)) return null
  const [root, octets] = [fromBase64(rootText, 32), logSignature(signatures, log)]
  if (!root || !octets || !Number.isSafeInteger(Number(size))) return null
  const head = { size: Number(size), root, signature: octets }
  return isHeadSigned(log, head) ? head : null
}

const NOTE =
  /^(?<origin>[!-~]+)\n(?<size>0|[1-9]\d{0,15})\n(?<root>[A-Za-z0-9+/]{43}=)\n\n(?<signatures>(?:— [!-~]+ [A-Za-z0-9+/=]+\n){1,16})$/

function logSignature(lines: string, log: VerifyingKey): Uint8Array | null {
  const prefix = `— ${originOf(log)} `
  const line = lines.split('\n').find((each) => each.startsWith(prefix))
  const octets = line === undefined ? null : fromBase64(line.slice(prefix.length), 68)
  return octets && same(octets.subarray(0, 4), keyId(log)) ? octets.subarray(4) : null
}

const headText = (log: VerifyingKey, { size, root }: TreeHead): Uint8Array =>
  Buffer.from(`${originOf(log)}\n${size}\n${base64(root)}\n`)

const ED25519 = Uint8Array.of(1) // signed-note's type of a plain Ed25519 signature

const keyId = (log: VerifyingKey): Uint8Array => sha256(originOf(log), '\n', ED25519, log.octets).subarray(0, 4)

import { isSigned, type SigningKey, signature, type VerifyingKey } from './ed25519.ts'
import { sha256 } from './octets.ts'

/** What Sigsum logs: the hash of a message's hash, and who vouches for it. */
export interface SigsumLeaf {
  readonly checksum: Uint8Array
  readonly signature: Uint8Array
  readonly keyHash: Uint8Array
}

/** `sigsum-verify` hashes the file it is given once, and that is the message; the checksum is its hash. */
export const checksumOf = (file: Uint8Array | string): Uint8Array => sha256(sha256(file))

/** 128 octets: checksum, the submitter's signature, the hash of the submitter's key. */
export function sigsumLeaf(file: Uint8Array | string, submitter: SigningKey): Uint8Array {
  const checksum = checksumOf(file)
  return Buffer.concat([checksum, signature(submitter, signedText(checksum)), submitter.public.hash])
}

export const LEAF_LENGTH = 128

export const readLeaf = (leaf: Uint8Array): SigsumLeaf => ({
  checksum: leaf.subarray(0, 32),
  signature: leaf.subarray(32, 96),
  keyHash: leaf.subarray(96, LEAF_LENGTH),
})

export const isLeafSigned = (submitter: VerifyingKey, leaf: SigsumLeaf): boolean =>
  isSigned(submitter, signedText(leaf.checksum), leaf.signature)

const signedText = (checksum: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from('sigsum.org/v1/tree-leaf\0'), checksum])

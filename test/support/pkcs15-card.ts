import { constants, privateEncrypt, sign } from 'node:crypto'
import { type TestKey, testAuthority } from './certificates.ts'
import { type FileCard, type FileCardOptions, fileCard } from './file-card.ts'
import * as files from './pkcs15-files.ts'

export const APP = '3F005015'
export const PKCS15_AID = 'A000000063504B43532D3135'
const LONGEST_INPUT = 245 // octets that PKCS #1 v1.5 leaves of RSA-2048
const SIGN_ENVIRONMENT = '800102840101'

/** A card with one RSA or EC key, personalised as cards usually are; every part of it can be another one. */
export interface SampleCard {
  readonly certificate: Uint8Array
  readonly files: Record<string, Uint8Array | readonly Uint8Array[]>
  open(options?: Partial<FileCardOptions>): FileCard
}

export async function sampleCard(key: TestKey): Promise<SampleCard> {
  const certificate = await (await testAuthority()).certify({ key })
  const kind = key.publicKey.asymmetricKeyType
  const all = {
    [`${APP}5031`]: files.padded(
      files.objectDirectory({ A8: `${APP}4401`, A0: `${APP}4402`, A1: `${APP}4403`, A4: `${APP}4404` }),
      256,
    ),
    [`${APP}5032`]: files.tokenInfo('Sample', files.algorithm('01', kind === 'ec' ? '1041' : '01', '020102')),
    [`${APP}4401`]: files.padded(files.pin(), 256),
    [`${APP}4402`]: files.padded(files.privateKey({ tag: kind === 'ec' ? 'A0' : '30' }), 256),
    [`${APP}4404`]: files.padded(files.certificateAt(files.path(`${APP}3100`)), 256),
    [`${APP}3100`]: certificate,
  }
  const usual: FileCardOptions = {
    files: all,
    names: { [PKCS15_AID]: APP },
    pin: { reference: 1, octets: '3132333435360000' },
    environments: [SIGN_ENVIRONMENT],
    sign: (input) => (input.length > LONGEST_INPUT ? '6A80' : signatureOver(key, input)),
  }
  return { certificate, files: all, open: (options = {}) => fileCard({ ...usual, ...options }) }
}

/** What a card does with a DigestInfo: fills it up and exponentiates. With EC it would sign the digest. */
function signatureOver({ privateKey }: TestKey, input: Uint8Array): Uint8Array {
  if (privateKey.asymmetricKeyType === 'ec') throw new Error('Node signs no digests: see `ecSigner`')
  return new Uint8Array(privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, input))
}

/** Node only signs what it hashes itself, so an EC card has to know the statement. */
export const ecSigner =
  ({ privateKey }: TestKey, statement: Uint8Array, encoding: 'der' | 'ieee-p1363') =>
  (): Uint8Array =>
    new Uint8Array(sign('sha256', statement, { key: privateKey, dsaEncoding: encoding }))

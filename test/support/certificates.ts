import 'reflect-metadata'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { der } from './der.ts'

export interface TestKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export const ecKey = (namedCurve = 'P-256'): TestKey => generateKeyPairSync('ec', { namedCurve })
export const rsaKey = (modulusLength = 2048): TestKey => generateKeyPairSync('rsa', { modulusLength })

export interface CertificateOptions {
  readonly key?: TestKey
  readonly subject?: string
  readonly alternative?: x509.JsonNameParams | null // directoryName of the subject alternative name
  readonly alternativeNames?: readonly Uint8Array[] // GeneralNames in DER, instead of `alternative`
  readonly serial?: string // hex
  readonly notBefore?: string // RFC 3339
  readonly notAfter?: string
  readonly hash?: 'SHA-1' | 'SHA-256' | 'SHA-384'
}

export interface TestAuthority {
  readonly certificate: Uint8Array
  certify(options?: CertificateOptions): Promise<Uint8Array>
  revocationList(...certificates: readonly Uint8Array[]): Promise<Uint8Array>
}

/** Names of the manual's sample screen, in encoded order. */
export const SAMPLE = {
  issuer: 'C=JP, ST=Kanagawa, O=pmi4, OU=bidca4',
  subject: 'C=JP, ST=Kanagawa, L=Kawasaki, CN=ARServer4',
  alternative: [{ C: ['JP'] }, { O: ['bidca4'] }, { L: ['Minato'] }, { '2.5.4.9': ['Akasaka'] }],
}

/** A certification authority as the sample's, with certificates valid from 2024-12-14 to 2029-12-13 (JST). */
export async function testAuthority({ key = ecKey(), name = SAMPLE.issuer as string } = {}): Promise<TestAuthority> {
  const signingKey = await imported(key.privateKey, 'sign')
  const create = async (issued: CertificateOptions & { authority?: boolean }) => {
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: issued.serial ?? Buffer.from(crypto.getRandomValues(new Uint8Array(15))).toString('hex'),
      issuer: name,
      subject: issued.subject ?? SAMPLE.subject,
      notBefore: new Date(issued.notBefore ?? '2024-12-13T15:00:00Z'),
      notAfter: new Date(issued.notAfter ?? '2029-12-13T14:59:59Z'),
      signingKey,
      signingAlgorithm: signing(key.privateKey, issued.hash),
      publicKey: await imported((issued.key ?? ecKey()).publicKey, 'verify'),
      extensions: issued.authority ? [new x509.BasicConstraintsExtension(true, 0, true)] : cardExtensions(issued),
    })
    return new Uint8Array(certificate.rawData)
  }
  return {
    certificate: await create({ key, subject: name, authority: true }),
    certify: (options = {}) => create(options),
    async revocationList(...certificates) {
      const list = await x509.X509CrlGenerator.create({
        issuer: name,
        thisUpdate: new Date('2026-11-01T00:00:00Z'),
        nextUpdate: new Date('2027-11-01T00:00:00Z'),
        entries: certificates.map((der) => ({
          serialNumber: new x509.X509Certificate(Uint8Array.from(der)).serialNumber,
          reason: x509.X509CrlReason.keyCompromise, // without one the library writes an empty list, which is no DER
        })),
        signingKey,
        signingAlgorithm: signing(key.privateKey),
      })
      return new Uint8Array(list.rawData)
    },
  }
}

function cardExtensions({ alternative = SAMPLE.alternative, alternativeNames }: CertificateOptions): x509.Extension[] {
  const usage = new x509.KeyUsagesExtension(
    x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
    true,
  )
  if (alternativeNames) return [usage, new x509.Extension('2.5.29.17', false, der(0x30, ...alternativeNames))]
  return alternative ? [usage, directoryName(alternative)] : [usage]
}

// Encoded here: the package makes text of a directoryName on its way into a GeneralName, and loses what a hostile one holds.
function directoryName(name: x509.JsonNameParams): x509.Extension {
  const encoded = der(0x30, der(0xa4, new Uint8Array(new x509.Name(name).toArrayBuffer())))
  return new x509.Extension('2.5.29.17', false, encoded)
}

const signing = (key: KeyObject, hash = 'SHA-256') =>
  key.asymmetricKeyType === 'rsa' ? { name: 'RSASSA-PKCS1-v1_5', hash } : { name: 'ECDSA', hash }

const CURVES: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

function imported(key: KeyObject, usage: 'sign' | 'verify'): Promise<CryptoKey> {
  const curve = CURVES[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? ''
  const algorithm =
    key.asymmetricKeyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: curve }
  const format = usage === 'sign' ? 'pkcs8' : 'spki'
  const octets = Uint8Array.from(key.export({ format: 'der', type: format as 'spki' }) as Buffer)
  return crypto.subtle.importKey(format, octets, algorithm, true, [usage])
}

/** The certificate with one piece of its DER replaced by another of the same length; its signature no longer fits. */
export function patched(der: Uint8Array, from: readonly number[] | string, to: readonly number[] | string): Uint8Array {
  const octets = Buffer.from(der)
  const at = octets.indexOf(Buffer.from(from as string))
  if (at < 0 || from.length !== to.length) throw new Error('nothing to patch')
  octets.set(Buffer.from(to as string), at)
  return new Uint8Array(octets)
}

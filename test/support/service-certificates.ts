import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

/** PEM, as files of an operator hold it. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

export interface ServiceAuthority {
  readonly pem: string
  revocationList(...certificates: readonly string[]): Promise<string>
  /** A certificate of a kiosk, or of the service where it has a host. Valid for a day around the present one. */
  issue(options: {
    readonly subject: string
    readonly host?: string
    readonly notBefore?: Date
    readonly notAfter?: Date
  }): Promise<Identity>
}

const DAY = 24 * 3600_000
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const pairOfKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])

/** TLS goes by the machine's clock, so these certificates do too. */
export async function serviceAuthority(name = 'CN=Koshin machines'): Promise<ServiceAuthority> {
  const keys = await pairOfKeys()
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    serialNumber: '01',
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + DAY),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  })
  return {
    pem: root.toString('pem'),
    async revocationList(...certificates) {
      const list = await x509.X509CrlGenerator.create({
        issuer: name,
        thisUpdate: new Date(Date.now() - DAY),
        nextUpdate: new Date(Date.now() + DAY),
        entries: certificates.map((pem) => ({
          serialNumber: new x509.X509Certificate(pem).serialNumber,
          reason: x509.X509CrlReason.keyCompromise,
        })),
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
      })
      return x509.PemConverter.encode(list.rawData, 'X509 CRL') // the library's own label is one that OpenSSL does not know
    },
    async issue({ subject, host, notBefore, notAfter }) {
      const own = await pairOfKeys()
      const purpose = host === undefined ? x509.ExtendedKeyUsage.clientAuth : x509.ExtendedKeyUsage.serverAuth
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: Buffer.from(crypto.getRandomValues(new Uint8Array(15))).toString('hex'),
        issuer: root.subjectName,
        subject,
        notBefore: notBefore ?? new Date(Date.now() - DAY),
        notAfter: notAfter ?? new Date(Date.now() + DAY),
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        extensions: [
          new x509.BasicConstraintsExtension(false),
          new x509.ExtendedKeyUsageExtension([purpose]),
          ...(host === undefined ? [] : [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: host }])]),
        ],
      })
      return { cert: certificate.toString('pem'), key: await pemOf(own.privateKey) }
    },
  }
}

async function pemOf(key: CryptoKey): Promise<string> {
  const octets = await crypto.subtle.exportKey('pkcs8', key)
  return x509.PemConverter.encode(octets, 'PRIVATE KEY')
}

import type { Name, X509Certificate } from '@peculiar/x509'
import { done, failed, type Result } from '../result.ts'
import type { CertificateView } from '../types/certificate.ts'
import { mappedRows } from './certificate-rows.ts'
import { children, only, signedInteger } from './der.ts'
import { distinguishedName } from './distinguished-name.ts'
import { fingerprint } from './fingerprint.ts'
import { jstDate } from './jst.ts'
import { certificateOutline, type Outline } from './outline.ts'
import { publicKeyOf } from './public-key.ts'

/**
 * What the screens show of a certificate (DER, at most 64 KiB, serial of at most 20 octets); it decides nothing.
 * Fails with `card.malformed` for anything that is not one certificate. Serial and dates come from the strict reader:
 * @peculiar/x509 loses the sign of a serial and rolls impossible dates over (certificates.md §4, §5).
 */
export async function viewCertificate(der: Uint8Array): Promise<Result<CertificateView>> {
  const outline = certificateOutline(der)
  const view = outline && (await shown(outline))
  return view ? done(view) : failed({ kind: 'card.malformed', detail: 'certificate' })
}

const DIRECTORY_NAME = 0xa4 // [4] EXPLICIT Name (RFC 5280 §4.2.1.6)

type X509 = typeof import('@peculiar/x509')

/** Costs 130 ms once, so it is no part of the start. x509 wants the other one first. */
export async function loadX509(): Promise<X509> {
  await import('reflect-metadata')
  return import('@peculiar/x509')
}

async function shown(outline: Outline): Promise<CertificateView | null> {
  const read = readable(await loadX509(), outline.der)
  if (!read) return null
  const { algorithm, bits } = publicKeyOf(outline.publicKey) ?? { algorithm: 'other', bits: 0 }
  return {
    fingerprint: fingerprint(outline.der),
    rows: {
      ...read.rows,
      serial: signedInteger(outline.serial).toString(),
      issuer: read.issuer,
      expiry: jstDate(outline.notAfter),
    },
    notBefore: rfc3339(outline.notBefore),
    notAfter: rfc3339(outline.notAfter),
    publicKey: { algorithm, bits },
  }
}

// A certificate that the strict reader took can still hold a name or an extension that the package throws at.
function readable(x509: X509, der: Uint8Array) {
  try {
    const certificate = new x509.X509Certificate(Uint8Array.from(der))
    const names = { alternative: alternativeName(x509, certificate), subject: certificate.subjectName }
    const issuer = distinguishedName(certificate.issuerName)
    return { issuer, rows: mappedRows(names, issuer) }
  } catch {
    return null
  }
}

/**
 * The first directoryName, from its octets: the package hands it out as text, and reading that text again lets a
 * crafted value (`\\,O=...`) put on another company's name. JPKI's otherName is dropped by the package; it names no company.
 */
function alternativeName(x509: X509, certificate: X509Certificate): Name | null {
  const extension = certificate.getExtension(x509.SubjectAlternativeNameExtension)
  const name = extension?.names.items.find(({ type }) => type === 'dn')
  if (!name) return null
  const [directoryName] = children(only(new Uint8Array(name.rawData), DIRECTORY_NAME))
  return directoryName ? new x509.Name(Uint8Array.from(directoryName.whole)) : null
}

const rfc3339 = (time: Date): string => time.toISOString().replace('.000Z', 'Z')

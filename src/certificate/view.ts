import { done, failed, type Result } from '../result.ts'
import type { CertificateView } from '../types/certificate.ts'
import { holderRows } from './certificate-rows.ts'
import { only, readingDer, signedInteger, TAG } from './der.ts'
import { distinguishedName } from './distinguished-name.ts'
import { EXTENSION, readExtensions } from './extensions/extension.ts'
import { fingerprint } from './fingerprint.ts'
import { BUILT_IN_ISSUERS, type IssuerTable, placesOf } from './issuers.ts'
import { jstDate } from './jst.ts'
import { alternativeName, NO_ALTERNATIVE } from './names/alternative-name.ts'
import { shownName } from './names/shown-name.ts'
import { certificateOutline, type Outline } from './outline.ts'
import { publicKeyOf } from './public-key.ts'

/**
 * What the screens show of a certificate (DER, at most 64 KiB, serial of at most 20 octets); it decides nothing.
 * Fails with `card.malformed` for anything that is not one certificate. @peculiar/x509 takes it apart; serial, dates and
 * the text of names come from the strict reader, since the package loses the sign of a serial, rolls impossible dates
 * over and misreads some strings (facts/certificates.md §4, §5). `issuers` says where each authority puts the rows.
 */
export async function viewCertificate(
  der: Uint8Array,
  issuers: IssuerTable = BUILT_IN_ISSUERS,
): Promise<Result<CertificateView>> {
  const outline = certificateOutline(der)
  const alternative = outline && alternativeOctets(await loadX509(), outline.der)
  return told(outline && alternative && shown(outline, alternative.octets, issuers))
}

export type ViewOf = (der: Uint8Array) => Result<CertificateView>

/**
 * The same by the strict reader alone, in a tenth of the time. For a registry: kiosks have shown the certificate, and what
 * is no certificate is refused by the path.
 */
export function strictView(der: Uint8Array, issuers: IssuerTable, readKey = publicKeyOf): Result<CertificateView> {
  const outline = certificateOutline(der)
  const extensions = outline && readingDer(() => readExtensions(outline.extensions ?? undefined))
  const alternative = extensions?.get(EXTENSION.subjectAlternativeName)?.value ?? null
  return told(outline && extensions && shown(outline, alternative, issuers, readKey))
}

const told = (view: CertificateView | null): Result<CertificateView> =>
  view ? done(view) : failed({ kind: 'card.malformed', detail: 'certificate' })

type X509 = typeof import('@peculiar/x509')

/** Costs 130 ms once, so it is no part of the start. x509 wants the other one first. */
export async function loadX509(): Promise<X509> {
  await import('reflect-metadata')
  return import('@peculiar/x509')
}

function shown(
  outline: Outline,
  alternative: Uint8Array | null,
  issuers: IssuerTable,
  readKey = publicKeyOf,
): CertificateView | null {
  const named = readingDer(() => namedRows(outline, alternative, issuers))
  if (!named) return null
  const { algorithm, bits } = readKey(outline.publicKey) ?? { algorithm: 'other', bits: 0 }
  return {
    fingerprint: fingerprint(outline.der),
    rows: {
      ...named.rows,
      serial: signedInteger(outline.serial).toString(),
      expiry: jstDate(outline.notAfter),
    },
    sources: { ...named.sources, serial: 'serialNumber', issuer: 'issuer', expiry: 'validity.notAfter' },
    notBefore: rfc3339(outline.notBefore),
    notAfter: rfc3339(outline.notAfter),
    publicKey: { algorithm, bits },
  }
}

/** A certificate that the strict reader took can still hold an extension that the package throws at: null. */
function alternativeOctets(x509: X509, der: Uint8Array): { readonly octets: Uint8Array | null } | null {
  try {
    const extension = new x509.X509Certificate(Uint8Array.from(der)).getExtension(EXTENSION.subjectAlternativeName)
    return { octets: extension ? new Uint8Array(extension.value) : null }
  } catch {
    return null
  }
}

function namedRows(outline: Outline, alternative: Uint8Array | null, issuers: IssuerTable) {
  const nameOf = (octets: Uint8Array) => shownName(only(octets, TAG.sequence))
  const names = {
    alternative: alternative ? alternativeName(alternative) : NO_ALTERNATIVE,
    subject: nameOf(outline.subject),
  }
  const issuer = distinguishedName(nameOf(outline.issuer))
  const { rows, sources } = holderRows(names, placesOf(issuers, issuer))
  return { rows: { ...rows, issuer }, sources }
}

const rfc3339 = (time: Date): string => time.toISOString().replace('.000Z', 'Z')

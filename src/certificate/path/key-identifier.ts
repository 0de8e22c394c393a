interface Named {
  readonly authorityKeyIdentifier: string | null // hex
}

interface Holder {
  readonly subjectKeyIdentifier: string | null // hex
}

/**
 * Whether a certificate or list names another key than its signer's. RFC 5280 §4.2.1.1 and §5.2.1 have the identifiers be the
 * same and call them a help in building paths; as OpenSSL does, one that is not the same is no issuer. Unlike OpenSSL, which
 * certificate of its issuer it names is not asked: an authority's renewed certificate has the same key and another serial.
 */
export const namesAnotherKey = (signed: Named, { subjectKeyIdentifier }: Holder): boolean =>
  signed.authorityKeyIdentifier !== null &&
  subjectKeyIdentifier !== null &&
  signed.authorityKeyIdentifier !== subjectKeyIdentifier

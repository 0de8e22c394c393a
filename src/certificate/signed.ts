/** What certificates and lists have in common (SIGNED of X.509): octets, and a signature over them. */
export interface Signed {
  readonly signed: Uint8Array // as encoded
  readonly signatureAlgorithm: Uint8Array // AlgorithmIdentifier
  readonly signature: Uint8Array
}

/** A proof without its cosignatures, of which a log can have more than a QR code has room for. */
export const withoutWitnesses = (proof: string): string => proof.replace(/^cosignature=.*\n/gm, '')

const BEGIN = '-----BEGIN '
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----\s+([A-Za-z0-9+/=\s]+)-----END \1-----/g

/** The DER of every block of a PEM file (RFC 7468), or the file itself when it is no PEM, or a damaged one. */
export function derOf(file: Uint8Array): Uint8Array[] {
  const text = Buffer.from(file).toString('latin1')
  const blocks = [...text.matchAll(BLOCK)].map(([, , body = '']) => Buffer.from(body, 'base64'))
  const announced = text.split(BEGIN).length - 1
  return announced > 0 && blocks.length === announced ? blocks : [file]
}

import { createHash } from 'node:crypto'
import { composeStatement, type Statement } from '../../src/statement.ts'

const HEAD = {
  registry: 'training',
  renewal: '00112233445566778899aabbccddeeff',
  nonce: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  kiosk: 'kiosk-1',
  time: '2026-11-23T06:20:00Z',
  expires: '2026-11-23T06:30:00Z',
}

const hash = (certificate: Uint8Array) => createHash('sha256').update(certificate).digest('hex')

/** The statement that the card with this certificate signs as the current one, or as the new one after `current`. */
export function statementFor(certificate: Uint8Array, after?: Uint8Array): Uint8Array {
  const own = hash(certificate)
  const statement: Statement = after
    ? { ...HEAD, role: 'new', current: hash(after), new: own }
    : { ...HEAD, role: 'current', current: own }
  const octets = composeStatement(statement)
  if (!octets) throw new Error('not composed')
  return octets
}

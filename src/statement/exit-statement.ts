import { HASH, isCanonicalNonce, isRealTime, NAME, NONCE, statementText, TIME } from './grammar.ts'

/** What an operator's card signs to end the program of one kiosk. No registry takes it for anything. */
export interface ExitStatement {
  readonly kiosk: string
  readonly nonce: string // 44 base64 characters, 32 octets
  readonly time: string // RFC 3339, UTC, whole seconds
  readonly card: string // SHA-256 of the certificate, lower-case hex
}

/** The bytes a card signs; null when a field is not what the grammar wants, as with `composeStatement`. */
export function composeExitStatement({ kiosk, nonce, time, card }: ExitStatement): Uint8Array | null {
  const lines = ['koshin-statement/v1', 'kind exit', `kiosk ${kiosk}`, `nonce ${nonce}`, `time ${time}`]
  const octets = new TextEncoder().encode([...lines, `card sha256:${card}`, ''].join('\n'))
  const text = statementText(octets)
  return text !== null && GRAMMAR.test(text) && isCanonicalNonce(nonce) && isRealTime(time) ? octets : null
}

const GRAMMAR = new RegExp(
  `^koshin-statement/v1\nkind exit\nkiosk ${NAME}\nnonce ${NONCE}\ntime ${TIME}\ncard sha256:${HASH}\n$`,
)

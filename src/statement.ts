import { HASH, ID, isCanonicalNonce, isRealTime, NAME, NONCE, statementText, TIME } from './statement/grammar.ts'

/** One card's part in a renewal. `current` and `new` are SHA-256 of the certificates, lower-case hex. */
export type Statement = StatementHead &
  (
    | { readonly role: 'current'; readonly current: string }
    | { readonly role: 'new'; readonly current: string; readonly new: string }
  )

interface StatementHead {
  readonly registry: string
  readonly renewal: string // 32 lower-case hex digits
  readonly nonce: string // 44 base64 characters, 32 octets
  readonly kiosk: string
  readonly time: string // RFC 3339, UTC, whole seconds
  readonly expires: string
}

/**
 * The bytes a card signs (design §7): UTF-8, every line ended by LF. Null when a field is not what the grammar wants:
 * nothing else may ever reach a card, since a "challenge" could be a contract.
 */
export function composeStatement(statement: Statement): Uint8Array | null {
  const octets = new TextEncoder().encode(textOf(statement))
  return parseStatement(octets) ? octets : null
}

/** The fields of a statement, or null for any octets that `composeStatement` would not give for those fields. */
export function parseStatement(octets: Uint8Array): Statement | null {
  const text = statementText(octets)
  const match = text === null ? null : GRAMMAR.exec(text)
  if (match?.[0] !== text || !match?.groups) return null
  const { registry = '', renewal = '', nonce = '', kiosk = '', time = '', expires = '' } = match.groups
  if (!isCanonicalNonce(nonce) || !isRealTime(time) || !isRealTime(expires)) return null
  const head = { registry, renewal, nonce, kiosk, time, expires }
  const { onlyCurrent, current = '', new: fresh = '' } = match.groups
  return onlyCurrent === undefined
    ? { ...head, role: 'new', current, new: fresh }
    : { ...head, role: 'current', current: onlyCurrent }
}

const textOf = (statement: Statement): string =>
  [
    'koshin-statement/v1',
    'kind renewal',
    `registry ${statement.registry}`,
    `renewal ${statement.renewal}`,
    `nonce ${statement.nonce}`,
    `kiosk ${statement.kiosk}`,
    `time ${statement.time}`,
    `expires ${statement.expires}`,
    `role ${statement.role}`,
    `current sha256:${statement.current}`,
    ...(statement.role === 'new' ? [`new sha256:${statement.new}`] : []),
    '',
  ].join('\n')

const GRAMMAR = new RegExp(
  [
    'koshin-statement/v1',
    'kind renewal',
    `registry (?<registry>${NAME})`,
    `renewal (?<renewal>${ID})`,
    `nonce (?<nonce>${NONCE})`,
    `kiosk (?<kiosk>${NAME})`,
    `time (?<time>${TIME})`,
    `expires (?<expires>${TIME})`,
    `role (?:current\ncurrent sha256:(?<onlyCurrent>${HASH})` +
      `|new\ncurrent sha256:(?<current>${HASH})\nnew sha256:(?<new>${HASH}))\n`,
  ].join('\n'),
)

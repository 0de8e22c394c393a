import { HASH, ID, isCanonicalNonce, isRealTime, NAME, NONCE, statementText, TIME } from './grammar.ts'

/** What one card signs for a login, a registration or a change. Hashes are SHA-256, lower-case hex. */
export type RequestStatement = RequestStatementHead & RequestMatter

export type RequestMatter =
  | { readonly kind: 'login' }
  | { readonly kind: 'registration'; readonly number: string; readonly content: string } // of `canonicalText`
  | { readonly kind: 'change'; readonly content: string; readonly revision: number }

interface RequestStatementHead {
  readonly registry: string
  readonly request: string // 32 lower-case hex digits
  readonly nonce: string // 44 base64 characters, 32 octets
  readonly kiosk: string
  readonly time: string // RFC 3339, UTC, whole seconds
  readonly expires: string
  readonly card: string // of the certificate
}

/** The bytes a card signs; null when a field is not what the grammar wants, as with `composeStatement`. */
export function composeRequestStatement(statement: RequestStatement): Uint8Array | null {
  const octets = new TextEncoder().encode(textOf(statement))
  return parseRequestStatement(octets) ? octets : null
}

/** The fields, or null for any octets that `composeRequestStatement` would not give for those fields. */
export function parseRequestStatement(octets: Uint8Array): RequestStatement | null {
  const text = statementText(octets)
  const match = text === null ? null : GRAMMAR.exec(text)
  if (match?.[0] !== text || !match?.groups) return null
  const { kind, number = '', content = '', changed = '', revision = '', ...head } = match.groups
  const { registry = '', request = '', nonce = '', kiosk = '', time = '', expires = '', card = '' } = head
  if (!isCanonicalNonce(nonce) || !isRealTime(time) || !isRealTime(expires)) return null
  const fields = { registry, request, nonce, kiosk, time, expires, card }
  if (kind === 'login') return { ...fields, kind }
  return kind === 'registration'
    ? { ...fields, kind, number, content }
    : { ...fields, kind: 'change', content: changed, revision: Number(revision) }
}

const textOf = (statement: RequestStatement): string =>
  [
    'koshin-statement/v1',
    `kind ${statement.kind}`,
    `registry ${statement.registry}`,
    `request ${statement.request}`,
    `nonce ${statement.nonce}`,
    `kiosk ${statement.kiosk}`,
    `time ${statement.time}`,
    `expires ${statement.expires}`,
    `card sha256:${statement.card}`,
    ...(statement.kind === 'registration' ? [`number ${statement.number}`] : []),
    ...(statement.kind === 'login' ? [] : [`content sha256:${statement.content}`]),
    ...(statement.kind === 'change' ? [`revision ${statement.revision}`] : []),
    '',
  ].join('\n')

// The kind is said at the head and fixes the tail.
const GRAMMAR = new RegExp(
  [
    'koshin-statement/v1',
    'kind (?<kind>login|registration|change)',
    `registry (?<registry>${NAME})`,
    `request (?<request>${ID})`,
    `nonce (?<nonce>${NONCE})`,
    `kiosk (?<kiosk>${NAME})`,
    `time (?<time>${TIME})`,
    `expires (?<expires>${TIME})`,
    `card sha256:(?<card>${HASH})\n`,
  ].join('\n') +
    '(?:(?<=\\nkind login\\n[^]*)' +
    `|(?<=\\nkind registration\\n[^]*)number (?<number>\\d{1,16})\ncontent sha256:(?<content>${HASH})\n` +
    `|(?<=\\nkind change\\n[^]*)content sha256:(?<changed>${HASH})\nrevision (?<revision>[1-9]\\d{0,8}|0)\n)`,
)

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

const LONGEST = 1024

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
  if (octets.length > LONGEST || octets.some((octet) => octet > 0x7e)) return null
  const text = String.fromCharCode(...octets)
  const match = GRAMMAR.exec(text)
  if (match?.[0] !== text || !match.groups) return null
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

// Names are ASCII without blanks: 64 characters of prose would be room for a promise.
const GRAMMAR = new RegExp(
  [
    'koshin-statement/v1',
    'kind renewal',
    'registry (?<registry>[\\w.:/-]{1,64})',
    'renewal (?<renewal>[0-9a-f]{32})',
    'nonce (?<nonce>[A-Za-z0-9+/]{43}=)',
    'kiosk (?<kiosk>[\\w.:/-]{1,64})',
    'time (?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)',
    'expires (?<expires>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)',
    'role (?:current\ncurrent sha256:(?<onlyCurrent>[0-9a-f]{64})' +
      '|new\ncurrent sha256:(?<current>[0-9a-f]{64})\nnew sha256:(?<new>[0-9a-f]{64}))\n',
  ].join('\n'),
)

// RFC 4648 §3.5: the pad bits of the last character must be zero, or two texts would name one nonce.
const isCanonicalNonce = (nonce: string): boolean => btoa(atob(nonce)) === nonce

const isRealTime = (time: string): boolean => {
  const date = new Date(time) // Date.parse rolls 30 February over to March
  return !Number.isNaN(date.getTime()) && date.toISOString() === time.replace('Z', '.000Z')
}

import type { ColumnType, Generated } from 'kysely'

type Later<Value> = ColumnType<Value, Value | undefined>

/** The tables, as Kysely sees them on every engine. Times are RFC 3339 UTC in whole seconds, hashes lower-case hex. */
export interface Schema {
  registration: {
    id: Generated<number>
    number: string // of the agency's roster
    name: string
    address: string
    // What 登録 adds; null, and revision 0, in a registration that is older.
    company_id: Later<string | null> // 企業ID, 10 digits
    postcode: Later<string | null>
    representative: Later<string | null>
    title: Later<string | null>
    telephone: Later<string | null>
    fax: Later<string | null>
    department: Later<string | null>
    contents: Later<string | null> // `canonicalText`: the octets whose hash the card signed
    revision: Later<number>
  }
  card: {
    id: Generated<number>
    registration: number
    fingerprint: string
    key: string // keyThumbprint: a key is used for one card, ever
    certificate: Uint8Array
    state: 'active' | 'superseded'
    standing: 'full' | 'provisional' // 仮登録 waits for the agency
    since: string
    superseded: string | null
  }
  challenge: {
    renewal: string
    nonce: string
    kiosk: string
    time: string
    expires: string
    card: number // the current card it was issued for
    state: 'open' | 'used' | 'closed'
    seal: Uint8Array | null // the registry's signature over the row; none in a row from before there was a log
  }
  receipt: {
    number: string
    renewal: string
    outcome: 'completed' | 'provisional'
    time: string
    current: string
    new: string
    expiry: string
    evidence: number
  }
  counter: {
    day: string // yyyymmdd in JST
    last: number
  }
  evidence: {
    id: Generated<number>
    fingerprint: string
    renewal: string | null
    time: string
    body: string
  }
  signer: {
    name: 'log' | 'registry' | 'kiosk'
    key: Uint8Array // Ed25519, 32 octets; the private ones are never in the database
  }
  log: {
    n: number // from 0 without gaps
    evidence: number
    leaf: Uint8Array // of Sigsum, 128 octets
  }
  /** Hashes of the complete subtrees: 2^level leaves, the position-th of them. */
  tree: {
    level: number
    position: number
    hash: Uint8Array
  }
  /** One for each commit that added to the log. */
  head: {
    size: number
    root: Uint8Array
    frontier: Uint8Array // hashes, one after the other
    signature: Uint8Array // of the checkpoint
  }
  /** 資格審査情報, as the last import has it. */
  roster: {
    number: string
    name: string
    postcode: string
    address: string
    representative: string
    title: string
    telephone: string
    fax: string
    department: string
    salt: Uint8Array | null
    password: Uint8Array | null // see `passwordMac`
  }
  roster_import: {
    id: Generated<number>
    time: string
    file: string // SHA-256
    count: number
    rows: string // `rosterHash`
    evidence: number
  }
  /** 登録, 変更 and logins under way; nonce, time and expires are those of the challenge that counts now. */
  request: {
    id: string
    purpose: 'login' | 'registration' | 'change'
    nonce: string
    kiosk: string
    time: string
    expires: string
    fingerprint: string // of the card that it was issued for
    state: 'open' | 'answered' | 'used' | 'closed' // 'answered': the login is proved
    number: string | null // the company that was found
    content: string | null // SHA-256 of what was registered
    certificate: Uint8Array
    seal: Uint8Array
  }
  request_receipt: {
    number: string
    request: string
    kind: 'registration' | 'change'
    outcome: 'completed' | 'provisional'
    company_id: string | null
    time: string
    evidence: number
  }
  /** Searches since a moment, so that nobody guesses; kept here, so that a restart does not forget them. */
  search_tries: {
    scope: 'kiosk' | 'number'
    name: string
    since: string
    tries: number
  }
}

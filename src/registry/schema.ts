import type { Generated } from 'kysely'

/** The tables, as Kysely sees them on every engine. Times are RFC 3339 UTC in whole seconds, hashes lower-case hex. */
export interface Schema {
  registration: {
    id: Generated<number>
    number: string // of the agency's roster
    name: string
    address: string
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
}

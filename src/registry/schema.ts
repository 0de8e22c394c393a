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
}

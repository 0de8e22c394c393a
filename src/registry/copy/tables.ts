import type { Schema } from '../schema.ts'

export type Table = keyof Schema

/**
 * Every table, in an order in which no row refers to a later one, and its columns as they are copied and hashed; 'key':
 * those of its primary key. What the schema has and this lacks does not compile.
 */
const TABLES: { readonly [Name in Table]: Readonly<Record<keyof Schema[Name], 'key' | 'value'>> } = {
  signer: { name: 'key', key: 'value' },
  registration: {
    id: 'key',
    number: 'value',
    name: 'value',
    address: 'value',
    company_id: 'value',
    postcode: 'value',
    representative: 'value',
    title: 'value',
    telephone: 'value',
    fax: 'value',
    department: 'value',
    contents: 'value',
    revision: 'value',
  },
  card: {
    id: 'key',
    registration: 'value',
    fingerprint: 'value',
    key: 'value',
    certificate: 'value',
    state: 'value',
    standing: 'value',
    since: 'value',
    superseded: 'value',
  },
  challenge: {
    renewal: 'key',
    nonce: 'value',
    kiosk: 'value',
    time: 'value',
    expires: 'value',
    card: 'value',
    state: 'value',
    seal: 'value',
  },
  evidence: { id: 'key', fingerprint: 'value', renewal: 'value', time: 'value', body: 'value' },
  receipt: {
    number: 'key',
    renewal: 'value',
    outcome: 'value',
    time: 'value',
    current: 'value',
    new: 'value',
    expiry: 'value',
    evidence: 'value',
  },
  counter: { day: 'key', last: 'value' },
  log: { n: 'key', evidence: 'value', leaf: 'value' },
  tree: { level: 'key', position: 'key', hash: 'value' },
  head: { size: 'key', root: 'value', frontier: 'value', signature: 'value' },
  cosignature: { size: 'key', witness: 'key', time: 'value', signature: 'value' },
  roster: {
    number: 'key',
    name: 'value',
    postcode: 'value',
    address: 'value',
    representative: 'value',
    title: 'value',
    telephone: 'value',
    fax: 'value',
    department: 'value',
    salt: 'value',
    password: 'value',
  },
  roster_import: { id: 'key', time: 'value', file: 'value', count: 'value', rows: 'value', evidence: 'value' },
  request: {
    id: 'key',
    purpose: 'value',
    nonce: 'value',
    kiosk: 'value',
    time: 'value',
    expires: 'value',
    fingerprint: 'value',
    state: 'value',
    number: 'value',
    content: 'value',
    certificate: 'value',
    seal: 'value',
  },
  request_receipt: {
    number: 'key',
    request: 'value',
    kind: 'value',
    outcome: 'value',
    company_id: 'value',
    time: 'value',
    evidence: 'value',
  },
  search_tries: { scope: 'key', name: 'key', since: 'value', tries: 'value' },
}

export const TABLE_NAMES = Object.keys(TABLES) as readonly Table[]

export const columnsOf = (table: Table): readonly string[] => Object.keys(TABLES[table])

export const keyColumnsOf = (table: Table): readonly string[] =>
  Object.entries(TABLES[table]).flatMap(([column, part]) => (part === 'key' ? [column] : []))

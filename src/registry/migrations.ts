import { roster } from './roster-table.ts'

/** What the engines call differently. */
export interface SqlWords {
  readonly integer: string
  readonly text: string // compared octet by octet
  readonly octets: string
  readonly id: string // a primary key that counts by itself
  readonly numbered: string // one that never gives a number twice, also not a deleted one's
  readonly strict: string // behind a table
  readonly keyed: string // behind a table whose primary key is how it is found
  /** Statements after which rows of the table are neither changed nor deleted. */
  readonly onlyAddedTo: (table: string) => readonly string[]
}

/**
 * Statements that lead from one version of the database to the next, for each engine in its words; the version is the
 * number of entries that were run. An entry that was ever released is not edited. Invariants stand here as constraints,
 * not in the code: one active card for a registration, one registration for a certificate, a key used once, evidence
 * never rewritten.
 */
export const migrations = (sql: SqlWords): readonly (readonly string[])[] => [
  [
    `create table registration (
      id ${sql.id},
      number ${sql.text} not null unique,
      name ${sql.text} not null,
      address ${sql.text} not null
    )${sql.strict}`,
    `create table card (
      id ${sql.id},
      registration ${sql.integer} not null references registration (id),
      fingerprint ${sql.text} not null unique check (length(fingerprint) = 64),
      key ${sql.text} not null unique check (length(key) = 64),
      certificate ${sql.octets} not null,
      state ${sql.text} not null check (state in ('active', 'superseded')),
      standing ${sql.text} not null check (standing in ('full', 'provisional')),
      since ${sql.text} not null,
      superseded ${sql.text} check ((superseded is null) = (state = 'active'))
    )${sql.strict}`,
    `create unique index card_active on card (registration) where state = 'active'`,
    `create table challenge (
      renewal ${sql.text} primary key,
      nonce ${sql.text} not null unique,
      kiosk ${sql.text} not null,
      time ${sql.text} not null,
      expires ${sql.text} not null,
      card ${sql.integer} not null references card (id),
      state ${sql.text} not null check (state in ('open', 'used', 'closed'))
    )${sql.keyed}`,
    `create index challenge_unused on challenge (expires) where state <> 'used'`,
    `create table evidence (
      id ${sql.numbered},
      fingerprint ${sql.text} not null unique check (length(fingerprint) = 64),
      renewal ${sql.text},
      time ${sql.text} not null,
      body ${sql.text} not null
    )${sql.strict}`,
    `create table receipt (
      number ${sql.text} primary key,
      renewal ${sql.text} not null unique references challenge (renewal),
      outcome ${sql.text} not null check (outcome in ('completed', 'provisional')),
      time ${sql.text} not null,
      current ${sql.text} not null unique references card (fingerprint),
      new ${sql.text} not null unique references card (fingerprint),
      expiry ${sql.text} not null,
      evidence ${sql.integer} not null unique references evidence (id)
    )${sql.keyed}`,
    `create table counter (day ${sql.text} primary key, last ${sql.integer} not null)${sql.keyed}`,
    ...['evidence', 'receipt'].flatMap(sql.onlyAddedTo),
  ],
  // The Merkle log over the evidence (facts/evidence.md §3): leaves, the complete subtrees, one signed head a commit.
  [
    `create table signer (
      name ${sql.text} primary key check (name in ('log', 'registry', 'kiosk')),
      key ${sql.octets} not null unique check (length(key) = 32)
    )${sql.keyed}`,
    `create table log (
      n ${sql.integer} primary key,
      evidence ${sql.integer} not null unique references evidence (id),
      leaf ${sql.octets} not null check (length(leaf) = 128)
    )${sql.strict}`,
    `create table tree (
      level ${sql.integer} not null,
      position ${sql.integer} not null,
      hash ${sql.octets} not null check (length(hash) = 32),
      primary key (level, position)
    )${sql.keyed}`,
    `create table head (
      size ${sql.integer} primary key,
      root ${sql.octets} not null check (length(root) = 32),
      frontier ${sql.octets} not null check (length(frontier) % 32 = 0),
      signature ${sql.octets} not null check (length(signature) = 64)
    )${sql.strict}`,
    `alter table challenge add column seal ${sql.octets} check (length(seal) = 64)`,
    ...['signer', 'log', 'tree', 'head'].flatMap(sql.onlyAddedTo),
  ],
  // 登録 and 変更: the agency's roster, requests, and what a registration says.
  [
    `alter table registration add column company_id ${sql.text} check (length(company_id) = 10)`,
    'create unique index registration_company_id on registration (company_id)',
    ...['postcode', 'representative', 'title', 'telephone', 'fax', 'department', 'contents'].map(
      (column) => `alter table registration add column ${column} ${sql.text}`,
    ),
    `alter table registration add column revision ${sql.integer} not null default 0`,
    roster(sql, 'roster'),
    `create table roster_import (
      id ${sql.integer} primary key,
      time ${sql.text} not null,
      file ${sql.text} not null check (length(file) = 64),
      count ${sql.integer} not null,
      rows ${sql.text} not null check (length(rows) = 64),
      evidence ${sql.integer} not null unique references evidence (id)
    )${sql.strict}`,
    `create table request (
      id ${sql.text} primary key,
      purpose ${sql.text} not null check (purpose in ('login', 'registration', 'change')),
      nonce ${sql.text} not null unique,
      kiosk ${sql.text} not null,
      time ${sql.text} not null,
      expires ${sql.text} not null,
      fingerprint ${sql.text} not null check (length(fingerprint) = 64),
      state ${sql.text} not null check (state in ('open', 'answered', 'used', 'closed')),
      number ${sql.text},
      content ${sql.text} check ((content is null) = (state <> 'used')),
      certificate ${sql.octets} not null,
      seal ${sql.octets} not null check (length(seal) = 64)
    )${sql.keyed}`,
    `create index request_unused on request (expires) where state <> 'used'`,
    `create table request_receipt (
      number ${sql.text} primary key,
      request ${sql.text} not null unique references request (id),
      kind ${sql.text} not null check (kind in ('registration', 'change')),
      outcome ${sql.text} not null check (outcome in ('completed', 'provisional')),
      company_id ${sql.text},
      time ${sql.text} not null,
      evidence ${sql.integer} not null unique references evidence (id)
    )${sql.keyed}`,
    `create table search_tries (
      scope ${sql.text} not null check (scope in ('kiosk', 'number')),
      name ${sql.text} not null,
      since ${sql.text} not null,
      tries ${sql.integer} not null,
      primary key (scope, name)
    )${sql.keyed}`,
    ...['roster_import', 'request_receipt'].flatMap(sql.onlyAddedTo),
  ],
  // What witnesses have said about heads of the log.
  [
    `create table cosignature (
      size ${sql.integer} not null references head (size),
      witness ${sql.octets} not null check (length(witness) = 32),
      time ${sql.integer} not null,
      signature ${sql.octets} not null check (length(signature) = 64),
      primary key (size, witness)
    )${sql.keyed}`,
    ...sql.onlyAddedTo('cosignature'),
  ],
]

import { ROSTER } from './roster-table.ts'

/**
 * Statements that lead from one version of the database to the next; the version is the number of entries that were
 * run. An entry that was ever released is not edited. Invariants stand here as constraints, not in the code: one
 * active card for a registration, one registration for a certificate, a key used once, evidence never rewritten.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table registration (
      id integer primary key,
      number text not null unique,
      name text not null,
      address text not null
    ) strict`,
    `create table card (
      id integer primary key,
      registration integer not null references registration (id),
      fingerprint text not null unique check (length(fingerprint) = 64),
      key text not null unique check (length(key) = 64),
      certificate blob not null,
      state text not null check (state in ('active', 'superseded')),
      standing text not null check (standing in ('full', 'provisional')),
      since text not null,
      superseded text check ((superseded is null) = (state = 'active'))
    ) strict`,
    `create unique index card_active on card (registration) where state = 'active'`,
    `create table challenge (
      renewal text primary key,
      nonce text not null unique,
      kiosk text not null,
      time text not null,
      expires text not null,
      card integer not null references card (id),
      state text not null check (state in ('open', 'used', 'closed'))
    ) strict, without rowid`,
    `create index challenge_unused on challenge (expires) where state <> 'used'`,
    `create table evidence (
      id integer primary key autoincrement,
      fingerprint text not null unique check (length(fingerprint) = 64),
      renewal text,
      time text not null,
      body text not null
    ) strict`,
    `create table receipt (
      number text primary key,
      renewal text not null unique references challenge (renewal),
      outcome text not null check (outcome in ('completed', 'provisional')),
      time text not null,
      current text not null unique references card (fingerprint),
      new text not null unique references card (fingerprint),
      expiry text not null,
      evidence integer not null unique references evidence (id)
    ) strict, without rowid`,
    `create table counter (day text primary key, last integer not null) strict, without rowid`,
    ...['evidence', 'receipt'].flatMap((table) =>
      ['update', 'delete'].map(
        (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
          begin select raise(abort, '${table} is only ever added to'); end`,
      ),
    ),
  ],
  // The Merkle log over the evidence (facts/evidence.md §3): leaves, the complete subtrees, one signed head a commit.
  [
    `create table signer (
      name text primary key check (name in ('log', 'registry', 'kiosk')),
      key blob not null unique check (length(key) = 32)
    ) strict, without rowid`,
    `create table log (
      n integer primary key,
      evidence integer not null unique references evidence (id),
      leaf blob not null check (length(leaf) = 128)
    ) strict`,
    `create table tree (
      level integer not null,
      position integer not null,
      hash blob not null check (length(hash) = 32),
      primary key (level, position)
    ) strict, without rowid`,
    `create table head (
      size integer primary key,
      root blob not null check (length(root) = 32),
      frontier blob not null check (length(frontier) % 32 = 0),
      signature blob not null check (length(signature) = 64)
    ) strict`,
    `alter table challenge add column seal blob check (length(seal) = 64)`,
    ...['signer', 'log', 'tree', 'head'].flatMap((table) =>
      ['update', 'delete'].map(
        (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
          begin select raise(abort, '${table} is only ever added to'); end`,
      ),
    ),
  ],
  // 登録 and 変更: the agency's roster, requests, and what a registration says.
  [
    'alter table registration add column company_id text check (length(company_id) = 10)',
    'create unique index registration_company_id on registration (company_id)',
    ...['postcode', 'representative', 'title', 'telephone', 'fax', 'department', 'contents'].map(
      (column) => `alter table registration add column ${column} text`,
    ),
    'alter table registration add column revision integer not null default 0',
    ROSTER.replace('TABLE', 'roster'),
    `create table roster_import (
      id integer primary key,
      time text not null,
      file text not null check (length(file) = 64),
      count integer not null,
      rows text not null check (length(rows) = 64),
      evidence integer not null unique references evidence (id)
    ) strict`,
    `create table request (
      id text primary key,
      purpose text not null check (purpose in ('login', 'registration', 'change')),
      nonce text not null unique,
      kiosk text not null,
      time text not null,
      expires text not null,
      fingerprint text not null check (length(fingerprint) = 64),
      state text not null check (state in ('open', 'answered', 'used', 'closed')),
      number text,
      content text check ((content is null) = (state <> 'used')),
      certificate blob not null,
      seal blob not null check (length(seal) = 64)
    ) strict, without rowid`,
    `create index request_unused on request (expires) where state <> 'used'`,
    `create table request_receipt (
      number text primary key,
      request text not null unique references request (id),
      kind text not null check (kind in ('registration', 'change')),
      outcome text not null check (outcome in ('completed', 'provisional')),
      company_id text,
      time text not null,
      evidence integer not null unique references evidence (id)
    ) strict, without rowid`,
    `create table search_tries (
      scope text not null check (scope in ('kiosk', 'number')),
      name text not null,
      since text not null,
      tries integer not null,
      primary key (scope, name)
    ) strict, without rowid`,
    ...['roster_import', 'request_receipt'].flatMap((table) =>
      ['update', 'delete'].map(
        (change) => `create trigger ${table}_no_${change} before ${change} on ${table}
          begin select raise(abort, '${table} is only ever added to'); end`,
      ),
    ),
  ],
]

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { fingerprint } from '../../src/certificate/fingerprint.ts'
import { readKeys } from '../../src/registry/keys-file.ts'
import type { VerifyingKey } from '../../src/registry/log/ed25519.ts'
import type { SeedableRegistry } from '../../src/registry/registry.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import type { FormContents } from '../../src/types/registration.ts'
import { testAuthority } from './certificates.ts'
import { begun, renewRequest, type TestCard, testCard, testOptions, testSeed, testTrust } from './registry.ts'
import { asked, COMPANY, changeRequest, changing, contents, registerRequest, searched } from './requests.ts'
import { testWitness } from './test-witness.ts'

export interface Visits {
  readonly registry: SeedableRegistry
  readonly cards: readonly TestCard[] // the active ones
  renew(index: number): Promise<string> // receipt number
  refuse(index: number): Promise<void>
  register(): Promise<TestCard> // the company of the roster
  change(card: TestCard, filled: FormContents): Promise<void>
}

export interface LoggedRegistry extends Visits {
  readonly folder: string
  readonly path: string
  tables(): string[]
  rows(table: string): unknown[]
}

export const authority = await testAuthority()
export const options = testOptions(testTrust(authority.certificate))

/** A registry on file with so many registrations; every renewal and refusal is an entry more in its log. */
export async function loggedRegistry(registrations: number): Promise<LoggedRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-logged-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'registry.db')
  const opened = await openSqliteRegistry({ ...options, path })
  if (!opened.ok) throw new Error(opened.problem.kind)
  onTestFinished(() => opened.registry.close())
  return {
    ...(await visitsTo(opened.registry, registrations)),
    folder,
    path,
    tables() {
      const database = new DatabaseSync(path, { readOnly: true })
      const tables = database
        .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
        .all()
      database.close()
      return tables.map(({ name }) => String(name))
    },
    rows(table) {
      const database = new DatabaseSync(path, { readOnly: true })
      const rows = database.prepare(`select * from ${table} order by 1`).all()
      database.close()
      return rows.map((row) => ({ ...row }))
    },
  }
}

/** So many registrations in an empty registry, and what is done with them. */
export async function visitsTo(registry: SeedableRegistry, registrations: number): Promise<Visits> {
  const cards: TestCard[] = []
  for (let index = 0; index < registrations; index++) cards.push(await testCard(authority))
  await registry.seedRegistrations(cards.map((card, index) => testSeed(card, `${index + 1}`)))
  return {
    registry,
    cards,
    async renew(index) {
      const [current, fresh] = [cards[index] as TestCard, await testCard(authority)]
      const answer = await registry.renew(renewRequest(await begun(registry, current), { current, new: fresh }))
      if (!answer.ok) throw new Error(answer.failure.kind)
      cards[index] = fresh
      return answer.value.number
    },
    async refuse(index) {
      const current = cards[index] as TestCard
      await registry.renew(renewRequest(await begun(registry, current), { current, new: current }))
    },
    async register() {
      const card = await testCard(authority)
      const answer = await registry.desk.register(registerRequest(await searched(registry.desk, card), card))
      if (!answer.ok) throw new Error(answer.failure.kind)
      return card
    },
    async change(card, filled) {
      const { next, registration } = await changing(registry.desk, card)
      const answer = await registry.desk.change(changeRequest(next, card, registration.revision, filled))
      if (!answer.ok) throw new Error(answer.failure.kind)
    },
  }
}

/** 100 entries: seeded, renewed, registered, changed and refused; a challenge and a request are left open, one closed. */
export async function hundredEntries(): Promise<LoggedRegistry & { readonly receipts: readonly string[] }> {
  const logged = await loggedRegistry(60)
  return { ...logged, receipts: await makeHundred(logged, logKeyOf(logged)) }
}

/** The same in any registry with 60 registrations; gives the numbers of the receipts of its renewals. */
export async function makeHundred(logged: Visits, logKey: VerifyingKey): Promise<readonly string[]> {
  const receipts = []
  for (let index = 0; index < 20; index++) receipts.push(await logged.renew(index))
  for (let index = 0; index < 5; index++) await logged.refuse(index)
  for (let index = 0; index < 5; index++) receipts.push(await logged.renew(index))
  await tenOfTheDesk(logged)
  await begun(logged.registry, logged.cards[0] as TestCard)
  await logged.registry.settleRenewal((await begun(logged.registry, logged.cards[1] as TestCard)).renewal)
  const { witness, ask } = testWitness(logKey)
  await logged.registry.cosign(witness, ask)
  return receipts
}

/** A roster, a registration, six changes and two refusals. */
async function tenOfTheDesk(logged: Visits): Promise<void> {
  const { desk } = logged.registry
  await logged.registry.seedRoster([COMPANY, { ...COMPANY, number: '1000000002' }])
  const card = await logged.register()
  for (let index = 0; index < 5; index++) await logged.change(card, contents({ person: `担当${index}` }))
  await logged.change(logged.cards[7] as TestCard, contents())
  const { next } = await changing(desk, card)
  await desk.change(changeRequest(next, card, 1))
  const other = await testCard(authority)
  await desk.register(registerRequest(await searched(desk, other), other))
  await desk.settleRequest((await asked(desk, card, 'login')).request)
  await asked(desk, card, 'login')
}

/** Changes a copy of the registry's file, past its triggers, and gives the copy's path. */
export function tampered({ path, folder }: LoggedRegistry, ...sql: readonly string[]): string {
  const copy = join(folder, `copy-${fingerprint(sql.join()).slice(0, 16)}.db`)
  const database = new DatabaseSync(path)
  rmSync(copy, { force: true })
  database.exec(`vacuum into '${copy}'`)
  database.close()
  const changed = new DatabaseSync(copy)
  changed.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on')
  for (const { name } of changed.prepare("select name from sqlite_schema where type = 'trigger'").all())
    changed.exec(`drop trigger ${name}`)
  for (const statement of sql) changed.exec(statement)
  changed.close()
  return copy
}

/** The key that signs the heads. */
export const logKeyOf = ({ path }: Pick<LoggedRegistry, 'path'>): VerifyingKey => logKeyIn(`${path}.keys`)

export function logKeyIn(file: string): VerifyingKey {
  const keys = readKeys(file)
  if (keys === null || keys === 'unreadable') throw new Error('no keys')
  return keys.log.public
}

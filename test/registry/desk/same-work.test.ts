import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { passwordMac } from '../../../src/registry/desk/roster-password.ts'
import { opens } from '../../../src/registry/desk/second-key.ts'
import { createRegistry } from '../../../src/registry/registry.ts'
import { sqliteEngine } from '../../../src/registry/sqlite/engine.ts'
import { migrate } from '../../../src/registry/sqlite/migrate.ts'
import type { SearchPolicy } from '../../../src/types/registration.ts'
import { authority, options } from '../../support/logged-registry.ts'
import { testCard, testKeys } from '../../support/registry.ts'
import { COMPANY, loggedIn } from '../../support/requests.ts'

const POLICIES = ['name', 'password', 'name-and-password'] as const satisfies readonly SearchPolicy['secondKey'][]

/** A pepper that counts how often an octet of it is taken: for each hash all of them. */
function countedPepper() {
  const octets = new Uint8Array(randomBytes(32))
  const counted = { taken: 0 }
  const pepper = new Proxy(octets, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) counted.taken += 1
      return Reflect.get(target, key)
    },
  })
  return { octets, pepper, counted }
}

describe('an unknown number', () => {
  it.each(POLICIES)('costs the hashes of a known one with a wrong key or the right one: %s', (secondKey) => {
    const { octets, pepper, counted } = countedPepper()
    const salt = randomBytes(16)
    const company = { name: COMPANY.name, salt, password: passwordMac(octets, salt, 'ひみつ') }
    const bare = { name: COMPANY.name, salt: null, password: null }
    const [right, wrong] = [
      { name: COMPANY.name, password: Buffer.from('ひみつ') },
      { name: 'x', password: Buffer.from('x') },
    ]
    const none = { name: null, password: null }
    const work = [
      [undefined, right],
      [undefined, none],
      [bare, right],
      [company, none],
      [company, wrong],
      [company, right],
    ] as const
    const taken = work.map(([found, given]) => {
      counted.taken = 0
      return [opens(found, { secondKey }, pepper, given), counted.taken]
    })
    expect(taken.map(([, hashes]) => hashes)).toEqual(work.map(() => 64))
    expect(taken.map(([isOpen]) => isOpen)).toEqual([false, false, secondKey === 'name', false, false, true])
  })

  it.each(POLICIES)('asks the database the same, in the same order: %s', async (secondKey) => {
    const database = new DatabaseSync(':memory:')
    migrate(database)
    const asked: string[] = []
    const heard = new Proxy(database, {
      get(target, name) {
        if (name === 'prepare') return (sql: string) => saying(target.prepare(sql), () => asked.push(sql))
        const member = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
    const search = { numberLength: 10, secondKey }
    const { desk, seedRoster } = createRegistry(sqliteEngine(heard), { ...options, search }, testKeys())
    await seedRoster([COMPANY])
    const card = await testCard(authority)
    const statements = []
    for (const number of [COMPANY.number, '9999999999']) {
      const answer = await loggedIn(desk, card, 'registration', `kiosk-${number}`)
      if (answer.purpose !== 'registration') throw new Error(answer.purpose)
      asked.length = 0
      const keys = { name: 'x', password: Buffer.from('x') }
      const found = await desk.searchCompany({ request: answer.next.request, number, ...keys })
      expect(found).toEqual({ ok: false, failure: { kind: 'search.no-match' } })
      statements.push([...asked])
    }
    expect(statements[0]?.length).toBeGreaterThan(5)
    expect(statements[1]).toEqual(statements[0])
  })
})

/** Says so whenever the statement runs. */
const saying = (statement: ReturnType<DatabaseSync['prepare']>, say: () => void) =>
  new Proxy(statement, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name !== 'all' && name !== 'run') return member.bind(target)
      return (...parameters: unknown[]) => {
        say()
        return Reflect.apply(member, target, parameters)
      }
    },
  })

import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { readKeys } from '../../../src/registry/keys-file.ts'
import { createRegistry } from '../../../src/registry/registry.ts'
import { sqliteEngine } from '../../../src/registry/sqlite/engine.ts'
import { keysPath } from '../../../src/registry/sqlite/open-keys.ts'
import { verifySqlite } from '../../../src/registry/verify/verify-sqlite.ts'
import type { RegistrationDesk } from '../../../src/types/registration.ts'
import { authority, loggedRegistry, options } from '../../support/logged-registry.ts'
import { type TestCard, testCard } from '../../support/registry.ts'
import { COMPANY, changeRequest, changing, contents, registerRequest, searched } from '../../support/requests.ts'

/** A connection that breaks before the statement at which the fuse is burnt down. */
function breaking(path: string, fuse: { left: number }): DatabaseSync {
  const database = new DatabaseSync(path)
  const guarded = (statement: StatementSync): StatementSync =>
    new Proxy(statement, {
      get(target, name) {
        const member = Reflect.get(target, name)
        if (name !== 'all' && name !== 'run') return typeof member === 'function' ? member.bind(target) : member
        return (...parameters: unknown[]) => {
          fuse.left -= 1
          if (fuse.left <= 0) throw Object.assign(new Error('disk I/O error'), { errcode: 10 }) // SQLITE_IOERR
          return Reflect.apply(member, target, parameters)
        }
      },
    })
  return new Proxy(database, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => guarded(target.prepare(sql))
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

type Step = (desk: RegistrationDesk) => ReturnType<RegistrationDesk['register']>

/** Breaks a step off before every one of its statements, and then asks a registry that works. Gives how many there are. */
async function breakOff(path: string, good: RegistrationDesk, step: Step, request: string): Promise<number> {
  const keys = readKeys(keysPath(path))
  if (keys === null || keys === 'unreadable') throw new Error('no keys')
  for (let at = 1; ; at++) {
    const fuse = { left: at }
    const database = breaking(path, fuse)
    const answer = await step(createRegistry(sqliteEngine(database), options, keys).desk)
    database.close()
    expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null })
    if (answer.ok) {
      expect(await good.settleRequest(request)).toEqual({ ok: true, value: { state: 'done', receipt: answer.value } })
      expect(await step(good)).toEqual(answer)
      return at
    }
    expect(answer.failure).toEqual({ kind: 'registry.unreachable' })
  }
}

describe('a desk whose database breaks before any one of its statements', () => {
  it('has registered wholly or not at all, and goes on where it was', { timeout: 120_000 }, async () => {
    const { path, registry } = await loggedRegistry(1)
    await registry.seedRoster([COMPANY])
    const card = await testCard(authority)
    const request = registerRequest(await searched(registry.desk, card), card)
    const statements = await breakOff(path, registry.desk, (desk) => desk.register(request), request.request)
    expect(statements).toBeGreaterThan(15)
    console.log(`registration broken off before each of ${statements - 1} statements`)
  })

  it('has changed wholly or not at all, and goes on where it was', { timeout: 120_000 }, async () => {
    const { path, registry, cards } = await loggedRegistry(1)
    const card = cards[0] as TestCard
    const { next } = await changing(registry.desk, card)
    const request = changeRequest(next, card, 0, contents({ person: '甲' }))
    const statements = await breakOff(path, registry.desk, (desk) => desk.change(request), request.request)
    expect(statements).toBeGreaterThan(12)
    console.log(`change broken off before each of ${statements - 1} statements`)
  })
})

import { copyFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { watchDesk } from '../../src/registry/watch-desk.ts'
import type { RegistrationDesk } from '../../src/types/registration.ts'
import { headMemory } from '../support/head-memory.ts'
import { authority, type LoggedRegistry, loggedRegistry, options, tampered } from '../support/logged-registry.ts'
import { type TestCard, testCard } from '../support/registry.ts'
import { COMPANY, changeRequest, changing, contents, registerRequest, searched } from '../support/requests.ts'

/** A registry with one registration, a company in its roster, and a card that wants to be registered for it. */
async function logged() {
  const here = await loggedRegistry(1)
  await here.registry.seedRoster([COMPANY])
  return { ...here, current: here.cards[0] as TestCard, fresh: await testCard(authority) }
}

async function backup(here: LoggedRegistry) {
  const copy = tampered(here)
  copyFileSync(`${here.path}.keys`, `${copy}.keys`)
  const opened = await openSqliteRegistry({ ...options, path: copy })
  if (!opened.ok) throw new Error(opened.problem.kind)
  onTestFinished(() => opened.registry.close())
  return opened.registry
}

const ROLLED_BACK = { ok: false, failure: { kind: 'registry.rolled-back' } }
const UNREACHABLE = { ok: false, failure: { kind: 'registry.unreachable' } }

describe('a desk that remembers the last head', () => {
  it('remembers the one after a registration, a change, and what became of them', async () => {
    const { registry, fresh } = await logged()
    const head = headMemory()
    const desk = watchDesk(registry.desk, registry, head)
    const registration = registerRequest(await searched(desk, fresh), fresh)
    expect(await desk.register(registration)).toMatchObject({ ok: true, value: { head: { size: 3 } } })
    expect(head.kept).toContain('\n3\n')
    const change = changeRequest((await changing(desk, fresh)).next, fresh, 1, contents({ person: '甲' }))
    expect(await desk.change(change)).toMatchObject({ ok: true, value: { head: { size: 4 } } })
    expect(head.kept).toContain('\n4\n')
    // An older receipt, told again, is of the log as it was then.
    const settled = await desk.settleRequest(registration.request)
    expect(settled).toMatchObject({ ok: true, value: { state: 'done', receipt: { head: { size: 3 } } } })
    expect(await desk.register(registration)).toMatchObject({ ok: true, value: { head: { size: 3 } } })
  })

  it('does not ask a registry to register or change anything that has gone back meanwhile', async () => {
    const here = await logged()
    const { registry, fresh, current } = here
    const older = await backup(here)
    const registration = registerRequest(await searched(older.desk, fresh), fresh)
    const change = changeRequest((await changing(older.desk, current)).next, current, 0)
    const head = headMemory()
    const desk = watchDesk(registry.desk, registry, head)
    await desk.change(changeRequest((await changing(desk, current)).next, current, 0))
    const gone = watchDesk(older.desk, older, head)
    expect(await gone.register(registration)).toEqual(ROLLED_BACK)
    expect(await gone.change(change)).toEqual(ROLLED_BACK)
    for (const { request } of [registration, change])
      expect(await older.desk.settleRequest(request)).toMatchObject({ value: { state: 'not-done' } })
  })

  it('takes no receipt whose head is not of the log, and leaves the outcome open', async () => {
    const { registry, fresh, current } = await logged()
    const lie = async (answer: ReturnType<RegistrationDesk['register']>) => {
      const receipt = await answer
      const head = { size: 1, root: Buffer.alloc(32).toString('base64') }
      return receipt.ok ? { ok: true as const, value: { ...receipt.value, head } } : receipt
    }
    const lying: RegistrationDesk = {
      ...registry.desk,
      register: (request) => lie(registry.desk.register(request)),
      change: (request) => lie(registry.desk.change(request)),
      async settleRequest(request) {
        const settled = await registry.desk.settleRequest(request)
        if (!settled.ok || settled.value.state !== 'done') return settled
        const receipt = await lie(Promise.resolve({ ok: true, value: settled.value.receipt }))
        return receipt.ok ? { ok: true, value: { state: 'done', receipt: receipt.value } } : receipt
      },
    }
    const desk = watchDesk(lying, registry, headMemory())
    const registration = registerRequest(await searched(desk, fresh), fresh)
    expect(await desk.register(registration)).toEqual(UNREACHABLE)
    expect(await desk.change(changeRequest((await changing(desk, current)).next, current, 0))).toEqual(UNREACHABLE)
    expect(await desk.settleRequest(registration.request)).toEqual(ROLLED_BACK)
    const honest = watchDesk(registry.desk, registry, headMemory())
    expect(await honest.settleRequest(registration.request)).toMatchObject({ value: { state: 'done' } })
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { watchDesk } from '../../src/registry/watch-desk.ts'
import { watchRegistry } from '../../src/registry/watch-registry.ts'
import { headMemory } from '../support/head-memory.ts'
import { authority } from '../support/logged-registry.ts'
import { begun, NOW, renewRequest, testCard, testOptions, testSeed, testTrust } from '../support/registry.ts'
import { COMPANY, registerRequest, searched } from '../support/requests.ts'

const NOT_DONE = { ok: true, value: { state: 'not-done' } }
const NOT_ACCEPTED = { ok: false, failure: { kind: 'registry.not-accepted' } }

/** A registry, a card that is registered there and one that is not, and a kiosk that is switched off for a weekend. */
async function weekend() {
  const clock = { now: NOW }
  const folder = mkdtempSync(join(tmpdir(), 'koshin-forgotten-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const options = testOptions(testTrust(authority.certificate), clock)
  const opened = await openSqliteRegistry({ ...options, path: join(folder, 'registry.db') })
  if (!opened.ok) throw new Error(opened.problem.kind)
  const { registry } = opened
  onTestFinished(() => registry.close())
  const [current, fresh] = [await testCard(authority), await testCard(authority)]
  await registry.seedRegistration(testSeed(current), current.certificate)
  await registry.seedRoster([COMPANY])
  const later = () => {
    clock.now = new Date(NOW.getTime() + 60 * 3600_000)
  }
  return { registry, current, fresh, later }
}

describe('what was interrupted before a weekend', () => {
  it('is a renewal that is not done, though the registry has forgotten it meanwhile', async () => {
    const { registry, current, fresh, later } = await weekend()
    const kiosk = watchRegistry(registry, headMemory())
    const request = renewRequest(await begun(kiosk, current), { current, new: fresh })
    later()
    await begun(watchRegistry(registry, headMemory()), current, 'kiosk-2')
    expect(await registry.settleRenewal(request.renewal)).toMatchObject(NOT_ACCEPTED)
    expect(await kiosk.settleRenewal(request.renewal)).toEqual(NOT_DONE)
    expect(await registry.renew(request)).toMatchObject(NOT_ACCEPTED)
  })

  it('is a registration that is not done, likewise', async () => {
    const { registry, fresh, later } = await weekend()
    const kiosk = watchDesk(registry.desk, registry, headMemory())
    const request = registerRequest(await searched(kiosk, fresh), fresh)
    later()
    await searched(watchDesk(registry.desk, registry, headMemory()), await testCard(authority))
    expect(await registry.desk.settleRequest(request.request)).toMatchObject(NOT_ACCEPTED)
    expect(await kiosk.settleRequest(request.request)).toEqual(NOT_DONE)
    expect(await registry.desk.register(request)).toMatchObject(NOT_ACCEPTED)
  })

  it('stays open in a registry that this kiosk has never seen, or that another log is kept in', async () => {
    const { registry, current, later } = await weekend()
    const known = headMemory()
    const { renewal } = await begun(watchRegistry(registry, known), current)
    later()
    await begun(registry, current, 'kiosk-2')
    expect(await watchRegistry(registry, headMemory()).settleRenewal(renewal)).toMatchObject(NOT_ACCEPTED)
    const other = (await weekend()).registry
    expect(await watchRegistry(other, known).settleRenewal(renewal)).toMatchObject({
      failure: { kind: 'registry.rolled-back' },
    })
  })
})

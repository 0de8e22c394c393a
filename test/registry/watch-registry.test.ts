import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { headFile } from '../../src/head-file.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { watchRegistry } from '../../src/registry/watch-registry.ts'
import type { Registry } from '../../src/types/registry.ts'
import { headMemory } from '../support/head-memory.ts'
import { authority, type LoggedRegistry, loggedRegistry, options, tampered } from '../support/logged-registry.ts'
import { begun, renewRequest, type TestCard, testCard } from '../support/registry.ts'

async function opened(path: string): Promise<Registry> {
  const result = await openSqliteRegistry({ ...options, path })
  if (!result.ok) throw new Error(result.problem.kind)
  onTestFinished(() => result.registry.close())
  return result.registry
}

/** A copy of the registry with its keys, as a backup is. */
async function backup(logged: LoggedRegistry, name: string): Promise<Registry> {
  const copy = tampered(logged, `select '${name}'`)
  copyFileSync(`${logged.path}.keys`, `${copy}.keys`)
  return opened(copy)
}

const begin = async (registry: Registry, card: TestCard | undefined) => {
  const answer = await registry.beginRenewal({ certificate: card?.certificate ?? new Uint8Array(), kiosk: 'kiosk-1' })
  return answer.ok ? 'ok' : answer.failure.kind
}

describe('a kiosk that remembers the last head', () => {
  it('accepts a log that grew, by itself or by others, and remembers it', async () => {
    const logged = await loggedRegistry(3)
    const head = headMemory()
    const registry = watchRegistry(logged.registry, head)
    expect(await begin(registry, logged.cards[0])).toBe('ok')
    expect(head.kept).toContain('\n3\n')
    await logged.renew(1)
    await logged.refuse(2)
    expect(await begin(registry, logged.cards[0])).toBe('ok')
    expect(head.kept).toContain('\n5\n')
    const [current, fresh] = [logged.cards[0] as TestCard, await testCard(authority)]
    const answer = await registry.renew(renewRequest(await begun(registry, current), { current, new: fresh }))
    expect(answer).toMatchObject({ ok: true, value: { head: { size: 6 } } })
    expect(head.kept).toContain('\n6\n')
  })

  it('refuses a restored backup, a fork of the same size and a longer fork', async () => {
    const logged = await loggedRegistry(4)
    const [older, fork] = [await backup(logged, 'older'), await backup(logged, 'fork')]
    const head = headMemory()
    await logged.renew(0)
    await logged.renew(1)
    expect(await begin(watchRegistry(logged.registry, head), logged.cards[2])).toBe('ok')
    const seen = head.kept
    expect(await begin(watchRegistry(older, head), logged.cards[2])).toBe('registry.rolled-back')
    const forkOf = async (index: number) => {
      const [current, fresh] = [logged.cards[index] as TestCard, await testCard(authority)]
      await fork.renew(renewRequest(await begun(fork, current), { current, new: fresh }))
    }
    await forkOf(2)
    await forkOf(3)
    expect(await fork.growth(0)).toMatchObject({ value: { checkpoint: expect.stringContaining('\n6\n') } })
    expect(await begin(watchRegistry(fork, head), logged.cards[3])).toBe('registry.rolled-back')
    expect(head.kept).toBe(seen)
  })

  it('does not ask a registry to renew that has gone back meanwhile', async () => {
    const logged = await loggedRegistry(2)
    const older = await backup(logged, 'older')
    const [current, fresh] = [logged.cards[0] as TestCard, await testCard(authority)]
    const request = renewRequest(await begun(older, current), { current, new: fresh })
    await logged.renew(1)
    const head = headMemory()
    await begin(watchRegistry(logged.registry, head), current)
    expect(await watchRegistry(older, head).renew(request)).toEqual({
      ok: false,
      failure: { kind: 'registry.rolled-back' },
    })
    expect(await older.settleRenewal(request.renewal)).toMatchObject({ value: { state: 'not-done' } })
  })

  it('takes no receipt whose head is not of the log, and leaves the outcome open', async () => {
    const logged = await loggedRegistry(1)
    const [current, fresh] = [logged.cards[0] as TestCard, await testCard(authority)]
    const request = renewRequest(await begun(logged.registry, current), { current, new: fresh })
    const lying: Registry = {
      ...logged.registry,
      async renew(asked) {
        const answer = await logged.registry.renew(asked)
        const head = { size: 1, root: Buffer.alloc(32).toString('base64') }
        return answer.ok ? { ok: true, value: { ...answer.value, head } } : answer
      },
    }
    expect(await watchRegistry(lying, headMemory()).renew(request)).toEqual({
      ok: false,
      failure: { kind: 'registry.unreachable' },
    })
    expect(await watchRegistry(logged.registry, headMemory()).settleRenewal(request.renewal)).toMatchObject({
      value: { state: 'done' },
    })
  })

  it('refuses another log, and does not take a memory that cannot be read for none', async () => {
    const [logged, other] = [await loggedRegistry(1), await loggedRegistry(1)]
    const head = headMemory()
    await begin(watchRegistry(logged.registry, head), logged.cards[0])
    expect(await begin(watchRegistry(other.registry, head), other.cards[0])).toBe('registry.rolled-back')
    head.kept = 'x'
    expect(await begin(watchRegistry(logged.registry, head), logged.cards[0])).toBe('registry.rolled-back')
  })
})

it('the head is kept in the data folder, whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-head-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = headFile(folder)
  expect(file.read()).toBeNull()
  file.write('first')
  file.write('second')
  expect(file.read()).toBe('second')
  expect(readFileSync(join(folder, 'head'), 'utf8')).toBe('second')
})

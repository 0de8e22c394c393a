import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { registryOptions } from '../../../src/commands/registry/registry-options.ts'
import { showStatus } from '../../../src/commands/registry/show-status.ts'
import { testAuthority } from '../../support/certificates.ts'
import { authority, loggedRegistry } from '../../support/logged-registry.ts'
import { COMPANY, contents } from '../../support/requests.ts'

async function setting() {
  const logged = await loggedRegistry(3)
  const renewed = await logged.renew(0)
  await logged.registry.seedRoster([COMPANY])
  await logged.change(await logged.register(), contents({ person: '別の担当' }))
  const trust = join(logged.folder, 'trust')
  mkdirSync(join(trust, 'anchors'), { recursive: true })
  mkdirSync(join(trust, 'crls'))
  writeFileSync(join(trust, 'anchors/a.cer'), authority.certificate)
  writeFileSync(join(trust, 'crls/a.crl'), await authority.revocationList()) // 2026-11-01 to 2027-11-01
  const status = async (now: string, ...args: string[]) => {
    const task = registryOptions(['status', '--registry', `sqlite:${logged.path}`, ...args])
    if ('sentence' in task || task.command !== 'status') throw new Error(JSON.stringify(task))
    return showStatus(task, new Date(now))
  }
  return { ...logged, renewed, status }
}

describe('koshin registry status', () => {
  it('counts what stands in the registry, and names newest receipts and the log', async () => {
    const { status, renewed, rows } = await setting()
    const outcome = await status('2026-11-24T00:00:00Z')
    expect(outcome.code).toBe(0)
    const [head] = (rows('head') as { root: Uint8Array }[]).slice(-1)
    for (const line of [
      '登録 / registrations: 4',
      '使用中のカード / cards in use: 4 (仮登録 / of them provisional, no login yet: 1)',
      '旧カード / superseded cards: 1',
      '資格審査情報 / roster: 1',
      `最新の受付 / newest receipt: ${renewed} (2026-11-23T06:20:00Z)`,
      '最新の受付 / newest receipt: 20261123-000003 (2026-11-23T06:20:00Z)',
      `記録 / log: 7 ${Buffer.from(head?.root ?? []).toString('base64')}`,
      '認証局 / authorities: 1 + 0',
      '失効リスト / revocation list: OU=bidca4,O=pmi4,ST=Kanagawa,C=JP, 2026-11-01T00:00:00Z - 2027-11-01T00:00:00Z',
    ])
      expect('output' in outcome && outcome.output.split('\n')).toContain(line)
  })

  it.each([
    ['2027-11-01T00:00:01Z', 'STALE'],
    ['2027-10-31T00:00:01Z', 'ends within a day'],
    ['2026-10-31T23:59:59Z', 'AHEAD'],
  ])('wants somebody at %s: the list is %s', async (now, word) => {
    const { status } = await setting()
    expect(await status(now)).toMatchObject({ code: 1, output: expect.stringContaining(word) })
  })

  it('writes a name of two lines in one', async () => {
    const { folder, status } = await setting()
    const other = await testAuthority({ name: 'O=one\n,CN=two\u001b[2J' })
    writeFileSync(join(folder, 'trust/anchors/b.cer'), other.certificate)
    writeFileSync(join(folder, 'trust/crls/b.crl'), await other.revocationList())
    const outcome = await status('2026-11-24T00:00:00Z')
    expect('output' in outcome && outcome.output).toContain('CN=two\\u001b[2J,O=one\\u000a, 2026')
  })

  it('names a registry or trust folder that is not there', async () => {
    const { status } = await setting()
    const at = '2026-11-24T00:00:00Z'
    expect(await status(at, '--trust', '/none')).toMatchObject({ code: 78, sentence: expect.stringContaining('/none') })
    expect(await status(at, '--registry', 'sqlite:/none/r.db')).toMatchObject({ code: 66 })
  })
})

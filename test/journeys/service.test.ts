import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { KEY } from '../support/pty.ts'
import { sampleService } from '../support/sample-service.ts'
import { endKoshin, pressRenew, startKoshin, visitToReview } from '../support/visit.ts'

it('renews at a kiosk over a service, whose stop ends it well and whose log names nobody', async () => {
  const { folder, serve, kiosk } = await sampleService()
  const service = await serve(0)
  const program = await startKoshin(await kiosk(service.port))
  await visitToReview(program)
  const number = await pressRenew(program)
  await endKoshin(program)
  service.process.kill('SIGTERM')
  expect(await service.ended).toEqual({ code: 0, errors: '' })
  expect(await verifySqlite(join(folder, 'registry.db'), null, null)).toMatchObject({
    finding: null,
    audit: { frontier: { size: 2 } },
  })
  const done = service.lines.filter(({ event }) => event === 'request')
  expect(done.map(({ operation }) => operation)).toEqual(expect.arrayContaining(['beginRenewal', 'renew', 'growth']))
  expect(done.every(({ kiosk, outcome, id }) => kiosk === 'kiosk-7' && outcome === 'ok' && id)).toBe(true)
  expect(JSON.stringify(service.lines)).not.toMatch(/123456|654321|テスト工務店/)
  expect(readFileSync(join(folder, 'data/head'), 'utf8')).toContain('\n2\n')
  expect(number).toBeTruthy()
}, 60_000)

it('starts while the service is away, says so to the visitor, and goes on when it is back', async () => {
  const { serve, kiosk } = await sampleService()
  const first = await serve(0)
  first.process.kill('SIGTERM')
  await first.ended
  const program = await startKoshin(await kiosk(first.port))
  program.type('3')
  await program.waitFor('古いICカードの確認')
  program.type(KEY.f5)
  await program.waitFor(/あと \d 日/)
  program.type(KEY.enter)
  await program.waitFor('残り 5 回')
  program.type(`123456${KEY.enter}`)
  await program.waitFor(['登録システムに接続できません。', '少し待ってから、もう一度お試しください。'], 20_000)
  await serve(first.port)
  program.type(KEY.enter)
  await program.waitFor(['PIN番号の入力', '残り 5 回'])
  program.type(`123456${KEY.enter}`)
  await program.waitFor('新しいICカードの確認')
  await endKoshin(program)
}, 60_000)

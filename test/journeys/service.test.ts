import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { loadSamples } from '../../src/virtual/samples.ts'
import { KEY } from '../support/pty.ts'
import { testOptions, testTrust } from '../support/registry.ts'
import { serviceFiles, startService } from '../support/service-program.ts'
import { endKoshin, pressRenew, startKoshin, visitToReview } from '../support/visit.ts'

/** A registry that knows the sample company, and the flags of its service. */
async function sampleService() {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-service-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = await serviceFiles(folder)
  const path = join(folder, 'registry.db')
  const { authority, company, cards } = await loadSamples({ folder: 'dist/samples', now: new Date() })
  const opened = await openSqliteRegistry({ ...testOptions(testTrust(authority)), path, name: 'koshin' })
  if (!opened.ok) throw new Error(opened.problem.kind)
  await opened.registry.seedRegistration(company, cards.current.certificate)
  await opened.registry.close()
  const serve = (port: number) =>
    startService([
      ...['--database', `sqlite:${path}`, '--listen', `127.0.0.1:${port}`],
      ...['--trust', 'dist/samples/trust', ...files.service],
    ])
  const kiosk = async (port: number) => [
    ...['--registry', `https://127.0.0.1:${port}`, '--data', join(folder, 'data')],
    ...(await files.kiosk('kiosk-7')),
  ]
  return { folder, path, serve, kiosk }
}

it('renews at a kiosk over a service, whose stop ends it well and whose log names nobody', async () => {
  const { folder, path, serve, kiosk } = await sampleService()
  const service = await serve(0)
  const program = await startKoshin(await kiosk(service.port))
  await visitToReview(program)
  const number = await pressRenew(program)
  await endKoshin(program)
  service.process.kill('SIGTERM')
  expect(await service.ended).toEqual({ code: 0, errors: '' })
  expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null, audit: { frontier: { size: 2 } } })
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

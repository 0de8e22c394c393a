import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import { loadSamples, type SampleName, type Samples } from '../../src/virtual/samples.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { canRunPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { sampleService } from '../support/sample-service.ts'
import { verifyRegistry } from '../support/verify-registry.ts'
import { endKoshin, pressRenew, startKoshin } from '../support/visit.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const PIN = { current: '85297413', new: '60418372' }

describe.skipIf(skipWithoutStack() || !canRunPostgres())('on pcscd and PostgreSQL', { timeout: 90_000 }, () => {
  let pcscd: Pcscd
  let postgres: TestPostgres
  let samples: Samples
  let program: PtyProgram
  const slot = vpcdSlot(35_963)
  const card = (name: SampleName, pin: string) => createPivCard({ ...samples.cards[name], pin })

  beforeAll(async () => {
    pcscd = await startPcscd()
    postgres = await startPostgres()
    samples = await loadSamples({ folder: 'dist/samples', now: new Date() })
  }, 60_000)
  afterEach(async () => {
    await slot.remove()
    await endKoshin(program)
  })
  afterAll(async () => {
    await pcscd.kill()
    await postgres.stop()
  })

  async function toReview() {
    program.type('3')
    await program.waitFor('古いICカードの確認')
    await slot.insert(card('current', PIN.current))
    await program.waitFor('末尾 893753')
    program.type(KEY.enter)
    await program.waitFor('残り 5 回')
    program.type(`${PIN.current}${KEY.enter}`)
    await program.waitFor('新しいICカードの確認')
    await slot.swap(card('new', PIN.new))
    await program.waitFor('末尾 893767')
    program.type(KEY.enter)
    await program.waitFor(['PIN番号の入力', '3/5', '残り 4 回']) // the current card's PIN was tried and did not fit
    program.type(`${PIN.new}${KEY.enter}`)
    await program.waitFor('> 戻る <')
  }

  it('a visitor renews at a kiosk over a service, and the registry holds what the screen says', async () => {
    await postgres.query('create database journey')
    const { folder, database, keys, serve, kiosk } = await sampleService(postgres.url('journey'))
    const service = await serve(0)
    program = await startKoshin(['--reader', 'pcsc', ...(await kiosk(service.port))])
    await toReview()
    const number = await pressRenew(program)
    await slot.remove()
    await endKoshin(program)
    service.process.kill('SIGTERM')
    expect(await service.ended).toEqual({ code: 0, errors: '' })
    const receipts = await postgres.query('select number, outcome from receipt', 'journey')
    expect(receipts).toEqual([{ number, outcome: 'completed' }])
    const cards = await postgres.query('select state from card order by state', 'journey')
    expect(cards).toEqual([{ state: 'active' }, { state: 'superseded' }])
    expect(await verifyRegistry(database, keys)).toMatchObject({ finding: null, audit: { frontier: { size: 2 } } })
    expect(readFileSync(join(folder, 'data/head'), 'utf8')).toContain('\n2\n')
    expect(JSON.stringify(service.lines)).not.toMatch(/85297413|60418372|サンプル建設/)
  })

  it('a visitor whose 更新 meets a database that is away is told what became of it when it is back', async () => {
    await postgres.query('create database away')
    const { database, keys, serve, kiosk } = await sampleService(postgres.url('away'))
    const service = await serve(0)
    program = await startKoshin(['--reader', 'pcsc', ...(await kiosk(service.port))])
    await toReview()
    await postgres.crash()
    program.type(`${KEY.tab}${KEY.enter}`)
    await program.waitFor('まだ確認できません', 60_000)
    await postgres.start()
    program.type(KEY.enter)
    await program.waitFor('更新は行われませんでした。登録内容は変更されていません。')
    expect(await postgres.query('select state from card', 'away')).toEqual([{ state: 'active' }])
    expect(await verifyRegistry(database, keys)).toMatchObject({ finding: null, audit: { frontier: { size: 1 } } })
  })
})

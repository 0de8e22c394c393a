import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { KEY } from '../support/pty.ts'
import { endKoshin, pressRenew, startKoshin, visitToReview } from '../support/visit.ts'

/** Ends the program from the keyboard, so that all is in the file. */
async function visit(args: string[], work: (program: Awaited<ReturnType<typeof startKoshin>>) => Promise<void>) {
  const program = await startKoshin(args)
  await work(program)
  await endKoshin(program)
}

it('a kiosk whose registry was restored from an older backup renews nothing and says whom to tell', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-rolled-back-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [registry, data, backup] = [join(folder, 'registry'), join(folder, 'data'), join(folder, 'backup')]
  const path = join(registry, 'registry.db')
  mkdirSync(registry)
  const args = ['--registry', `sqlite:${path}`, '--data', data, '--samples']
  await visit(args, (program) => visitToReview(program))
  cpSync(registry, backup, { recursive: true })
  await visit(args, async (program) => {
    await visitToReview(program)
    await pressRenew(program)
    await program.waitFor('旧カードでは電子入札システムへログインできません')
    program.type(KEY.f12)
    await setTimeout(1000) // an Enter within 500 ms of the result does not count
    program.type(KEY.enter)
    await program.waitFor('利用者登録メニュー')
  })
  expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null, audit: { frontier: { size: 3 } } })
  rmSync(registry, { recursive: true })
  cpSync(backup, registry, { recursive: true })
  await visit(args, async (program) => {
    program.type('3')
    await program.waitFor('古いICカードの確認')
    program.type(`${KEY.f5}${KEY.enter}`)
    await program.waitFor('残り 5 回')
    program.type(`123456${KEY.enter}`)
    await program.waitFor(['この端末で確認した記録と一致しません', '係員にお知らせください'])
  })
  expect(await verifySqlite(path, null, null)).toMatchObject({ finding: null, audit: { frontier: { size: 2 } } })
})

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { leave } from '../support/desk-visitor.ts'
import { type FakeCups, fakeCups } from '../support/fake-cups.ts'
import { skipWithoutPdfTools, textOfPdf } from '../support/pdf-tools.ts'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, pressRenew, startKoshin, visitToReview } from '../support/visit.ts'

interface Kiosk {
  readonly program: PtyProgram
  readonly folder: string // of receipts
  readonly log: () => string
}

/** A training kiosk whose operator has named a folder and a printer. */
async function kioskWith(cups: FakeCups, more = ''): Promise<Kiosk> {
  const data = mkdtempSync(join(tmpdir(), 'koshin-receipts-'))
  const folder = join(data, 'receipts')
  mkdirSync(folder)
  const config = join(data, 'koshin.toml')
  writeFileSync(config, `[receipt]\nfolder = "${folder}"\nprinter = "office"\n${more}`)
  const args = ['--config', config, '--registry', `sqlite:${join(data, 'registry.db')}`, '--samples']
  const program = await startKoshin(args, { PATH: cups.environment.PATH ?? '' })
  onTestFinished(async () => {
    await endKoshin(program)
    cups.remove()
    rmSync(data, { recursive: true })
  })
  return { program, folder, log: () => readFileSync(join(data, 'koshin.log'), 'utf8') }
}

describe('receipts, in a real terminal', { timeout: 60_000 }, () => {
  it.skipIf(skipWithoutPdfTools())('are printed on P and saved on S, and say what the review showed', async () => {
    const cups = fakeCups()
    const { program, folder, log } = await kioskWith(cups)
    await visitToReview(program)
    const review = await program.waitFor(/\d{20,}[\s\S]*\d{4}\/\d\d\/\d\d/) // the title stands there before the rows
    const shown = review.match(/\d{20,}|bidca4|\d{4}\/\d\d\/\d\d/g) ?? []
    expect(shown.length).toBeGreaterThan(6)
    const number = await pressRenew(program)
    await program.waitFor(['P 印刷', 'S 保存'])
    program.type('p')
    await program.waitFor('受付票をプリンターへ送りました')
    program.type('S')
    await program.waitFor('受付票をこの端末に保存しました')
    expect(program.screen()).not.toMatch(/P 印刷|S 保存/)
    expect(readdirSync(folder)).toEqual([`${number}.pdf`])
    expect(statSync(join(folder, `${number}.pdf`)).mode & 0o777).toBe(0o600)
    for (const octets of [cups.printed() ?? Buffer.alloc(0), readFileSync(join(folder, `${number}.pdf`))]) {
      const [page = ''] = textOfPdf(octets)
      for (const value of [...shown, number, 'ICカード更新受付票']) expect(page).toContain(value)
    }
    expect(log()).toMatch(new RegExp(`"event":"receipt issued","way":"print","number":"${number}"`))
    expect(log()).not.toContain('bidca4')
  })

  it('are printed as text by themselves where the operator wants that, in either language of the screen', async () => {
    const cups = fakeCups()
    const { program, folder } = await kioskWith(
      cups,
      'format = "text"\nwhen = "automatic"\n[kiosk]\nsystem-name = "さくら県電子入札"\n',
    )
    await visitToReview(program)
    const number = await pressRenew(program)
    await program.waitFor(['受付票をプリンターへ送りました', '受付票をこの端末に保存しました'])
    program.type(KEY.f2)
    await program.waitFor([
      'The receipt was sent to the printer. Please take it.',
      'The receipt was saved on this terminal.',
    ])
    const saved = readFileSync(join(folder, `${number}.txt`), 'utf8')
    expect(saved).toMatch(/^さくら県電子入札\nICカード更新 受付票\n[\s\S]*【新規に使用するICカード】/)
    expect(cups.printed()?.toString()).toContain('現在使用しているICカード（旧カード）では')
  })

  it('are offered in training too where koshin.toml lies in the data folder', async () => {
    const data = mkdtempSync(join(tmpdir(), 'koshin-receipts-'))
    writeFileSync(join(data, 'koshin.toml'), `[receipt]\nfolder = "${data}"\nformat = "text"\n`)
    const program = await startKoshin(['--data', data])
    onTestFinished(async () => {
      await endKoshin(program)
      rmSync(data, { recursive: true })
    })
    await visitToReview(program)
    const number = await pressRenew(program)
    await program.waitFor('S 保存')
    program.type('S')
    await program.waitFor('受付票をこの端末に保存しました')
    expect(readdirSync(data)).toContain(`${number}.txt`)
  })

  it('that cannot be printed or saved are told of in both languages, and P tries again', async () => {
    const cups = fakeCups({ lp: 'echo "lp: Error - The printer or class does not exist." >&2; exit 1' })
    const { program, folder, log } = await kioskWith(cups)
    rmSync(folder, { recursive: true })
    await visitToReview(program)
    await pressRenew(program)
    program.type('PS')
    await program.waitFor([
      'プリンターが見つからないため、印刷できませんでした。',
      '保存先に書き込めないため、受付票を保存できませんでした。',
      '受付番号をお控えください',
      'P 印刷',
    ])
    program.type(KEY.f2)
    await program.waitFor(['Not printed: the printer was not found.', 'Note the receipt number', 'P print'])
    program.type('P')
    await expect.poll(() => log().match(/receipt\.not-printed/g)?.length, { timeout: 15_000 }).toBe(2)
  })

  it('keep nobody while lp hangs: the visit ends, and the next one begins', async () => {
    const cups = fakeCups({ lp: 'cat > /dev/null; exec sleep 600' })
    const { program } = await kioskWith(cups, 'when = "automatic"\n')
    await visitToReview(program)
    await pressRenew(program)
    await program.waitFor('受付票を印刷しています')
    await leave({ program, take: () => program.type(KEY.f12) })
    program.type('3')
    await program.waitFor('古いICカードの確認')
  })
})

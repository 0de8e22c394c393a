import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, pressRenew, startKoshin, visitToReview } from '../support/visit.ts'

let program: PtyProgram
afterEach(() => endKoshin(program))

const UNSPENT = '消費していません'

async function openCurrentCard() {
  program.type('3')
  await program.waitFor('古いICカードの確認')
}

/** The registry lets the current card start a renewal, so it is the registration's still. */
async function startRenewal() {
  program.type(KEY.f5)
  await program.waitFor(/あと \d 日/)
  program.type(KEY.enter)
  await program.waitFor(['PIN番号の入力', '残り 5 回'])
  program.type(`123456${KEY.enter}`)
  await program.waitFor('新しいICカードの確認')
}

async function renewToSoundCard() {
  program.type(`${KEY.f6}${KEY.enter}`)
  await program.waitFor(['PIN番号の入力', '3/5'])
  program.type(`654321${KEY.enter}`)
  await program.waitFor('電子証明書更新確認')
  await pressRenew(program)
}

describe('training: a card that is no good', () => {
  it.each([
    ['expired', KEY.f8, ['有効期限が切れているため更新できません', '「登録」を行ってください', UNSPENT]],
    [
      'revoked',
      KEY.f9,
      ['この電子証明書は失効しています（現在使用しているICカード）', '「登録」を行ってください', UNSPENT],
    ],
    ['of another company', KEY.f10, ['このICカードは利用者登録されていません', '新しいICカードは、あとの', UNSPENT]],
  ])(
    'as the card in use, %s, is refused with its reason, and the right one is taken afterwards',
    async (_, key, said) => {
      program = await startKoshin()
      await openCurrentCard()
      program.type(`${key}${KEY.enter}`)
      await program.waitFor(said)
      expect(program.screen()).toContain('このカードでは続けられません')
      await startRenewal()
    },
  )

  it.each([
    ['expired', KEY.f8, '新しいICカードは有効期間内ではありません（有効期限'],
    ['revoked', KEY.f9, 'この電子証明書は失効しています（新しいICカード）'],
  ])(
    'as the new card, %s, is refused with its reason, and the old card renews to a sound one',
    async (_, key, said) => {
      program = await startKoshin()
      await openCurrentCard()
      await startRenewal()
      program.type(`${key}${KEY.enter}`)
      await program.waitFor([said, UNSPENT])
      expect(program.screen()).toContain('新しいICカードの確認')
      await renewToSoundCard()
    },
  )

  it('as the new card, of another company, is warned of; who goes back has the old card as before', async () => {
    program = await startKoshin()
    await visitToReview(program, KEY.f10)
    await program.waitFor(['ICカード企業名称が現在のICカードと異なるため、仮登録になります', '[ 更新 ]', '> 戻る <'])
    expect(program.screen()).toContain('ICカード取得者が現在のICカードと異なります')
    await pressBack()
    await startRenewal()
    await renewToSoundCard()
  })

  it('as the new card, of another company, is refused where koshin.toml says so', async () => {
    program = await startKoshin(['--config', configured()])
    await openCurrentCard()
    await startRenewal()
    program.type(`${KEY.f10}${KEY.enter}`) // its PIN is not asked for
    await program.waitFor([
      '電子証明書更新確認',
      'ICカード企業名称が現在のICカードと異なるため、更新できません',
      '「登録」を行うか',
    ])
    expect(program.screen()).not.toMatch(/\[ 更新 \]|> 更新 <|仮登録/)
    program.type(KEY.tab)
    await pressBack(['操作を中止しました', 'カードをお取りください'])
    program.type(KEY.f12)
    await program.waitFor('利用者登録メニュー')
    await openCurrentCard()
    await startRenewal()
    await renewToSoundCard()
  })
})

it('training: without a CRL no card is accepted, unless koshin.toml says that one may be missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-trust-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync('dist/samples/trust/anchors', join(folder, 'anchors'), { recursive: true })
  program = await startKoshin(['--trust', folder])
  await openCurrentCard()
  program.type(`${KEY.f5}${KEY.enter}`)
  await program.waitFor('失効していないことを、いま確認')
  await endKoshin(program)
  const config = join(folder, 'agency.toml')
  writeFileSync(config, '[policies]\nmissing-crls = "warn"\n')
  program = await startKoshin(['--trust', folder, '--config', config])
  await openCurrentCard()
  program.type(`${KEY.f5}${KEY.enter}`)
  await program.waitFor(['PIN番号の入力', '残り 5 回'])
})

it('training: the PIN dialog gives the issuer of koshin.toml, and its rule', async () => {
  program = await startKoshin(['--config', configured()])
  await openCurrentCard()
  program.type(`${KEY.f5}${KEY.enter}`)
  await program.waitFor(['半角数字 6 桁', '研修の窓口  電話: 03-0000-0000  受付時間: 不明'])
})

async function pressBack(shown: readonly string[] = ['古いICカードの確認']) {
  await new Promise((resolve) => setTimeout(resolve, 1000)) // an Enter in the first half second is ignored
  program.type(KEY.enter)
  await program.waitFor(shown)
}

function configured(): string {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'agency.toml')
  writeFileSync(
    file,
    `[policies]
company-differs = "refuse"

[[issuer]]
dn = "OU=bidca4,O=pmi4,ST=Kanagawa,C=JP"
name = "研修の窓口"
pin-max = 6
telephone = "03-0000-0000"
`,
  )
  return file
}

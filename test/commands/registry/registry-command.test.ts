import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../../src/certificate/fingerprint.ts'
import { importFile } from '../../../src/commands/registry/import-file.ts'
import { registryOptions } from '../../../src/commands/registry/registry-options.ts'
import { showReceipt } from '../../../src/commands/registry/show-receipt.ts'
import { verifyRegistry } from '../../../src/commands/registry/verify-registry.ts'
import { canonicalText } from '../../../src/form/canonical-text.ts'
import { lockImport } from '../../../src/registry/sqlite/import-lock.ts'
import { loggedRegistry, tampered } from '../../support/logged-registry.ts'
import { codeInPdf, skipWithoutPdfTools, textOfPdf } from '../../support/pdf-tools.ts'
import { NOW } from '../../support/registry.ts'
import { COMPANY, contents } from '../../support/requests.ts'
import { runModule } from '../../support/run-module.ts'

async function run(...args: string[]) {
  const task = registryOptions(args)
  if ('sentence' in task) return task
  if (task.command === 'import') return importFile(task, () => {})
  if (task.command === 'verify') return verifyRegistry(task)
  if (task.command === 'receipt') return showReceipt(task, NOW)
  throw new Error(task.command)
}

const report = (outcome: object) => JSON.parse('output' in outcome ? String(outcome.output) : '{}')

describe('koshin registry', () => {
  it('verifies, exports, and verifies what was exported', async () => {
    const logged = await loggedRegistry(4)
    const number = await logged.renew(2)
    await logged.refuse(1)
    const out = join(logged.folder, 'out')
    const verified = await run('verify', '--registry', `sqlite:${logged.path}`, '--export', out)
    expect(verified.code).toBe(0)
    expect(report(verified)).toMatchObject({
      agrees: true,
      finding: null,
      entries: 6,
      registrations: 4,
      cards: 5,
      receipts: 1,
    })
    expect(report(await run('verify', '--from', out))).toEqual(report(verified))
    expect(await run('verify', '--from', out, '--head', join(out, 'checkpoint'))).toMatchObject({ code: 0 })
    expect(await run('verify', '--registry', `sqlite:${logged.path}`, '--export', out)).toMatchObject({ code: 73 })
    const receipt = join(out, `receipts/${number}.txt`)
    writeFileSync(receipt, readFileSync(receipt, 'utf8').replace('2031', '2032').replace('completed', 'Completed'))
    const changed = await run('verify', '--from', out)
    expect(changed.code).toBe(1)
    expect(report(changed)).toMatchObject({
      agrees: false,
      finding: { entry: 4, what: `receipts/${number}.txt differs` },
    })
  })

  it.skipIf(skipWithoutPdfTools())('prints a receipt again, as a PDF with the proof that --out writes', async () => {
    const logged = await loggedRegistry(2)
    const number = await logged.renew(1)
    const [pdf, out] = [join(logged.folder, 'again.pdf'), join(logged.folder, 'out')]
    writeFileSync(join(logged.folder, 'koshin.toml'), '[kiosk]\nsystem-name = "さくら県電子入札"\n')
    const outcome = await run('receipt', number, '--registry', `sqlite:${logged.path}`, '--pdf', pdf, '--out', out)
    expect(outcome.code).toBe(0)
    expect(statSync(pdf).mode & 0o777).toBe(0o600)
    const octets = readFileSync(pdf)
    expect(codeInPdf(octets, 150)).toBe(readFileSync(join(out, `${number}.proof`), 'utf8'))
    expect(textOfPdf(octets).join('')).toMatch(
      new RegExp(`^さくら県電子入札.*再発行2026年11月23日15時20分.*${number}.*ICカード更新受付票`),
    )
    const nowhere = join(logged.folder, 'none', 'again.pdf')
    expect(await run('receipt', number, '--registry', `sqlite:${logged.path}`, '--pdf', nowhere)).toMatchObject({
      code: 73,
    })
  })

  it('prints no PDF without a Japanese font, and says which to install', async () => {
    const logged = await loggedRegistry(1)
    const number = await logged.renew(0)
    writeFileSync(join(logged.folder, 'koshin.toml'), '[receipt]\nfont = "/nowhere/font.ttf"\n')
    const task = ['receipt', number, '--registry', `sqlite:${logged.path}`, '--pdf', join(logged.folder, 'n.pdf')]
    const outcome = await run(...task)
    expect(outcome).toMatchObject({ code: 69, sentence: expect.stringContaining('fonts-morisawa-bizud-gothic') })
    expect(existsSync(join(logged.folder, 'n.pdf'))).toBe(false)
  })

  it('shows a receipt, and writes it as the export does', async () => {
    const logged = await loggedRegistry(3)
    const number = await logged.renew(1)
    await logged.renew(0)
    const [out, exported] = [join(logged.folder, 'one'), join(logged.folder, 'all')]
    const registry = `sqlite:${logged.path}`
    const shown = await run('receipt', number, '--registry', registry, '--out', out)
    expect(shown).toMatchObject({ code: 0, output: expect.stringContaining(`受付番号 / number: ${number}\n`) })
    await run('verify', '--registry', registry, '--export', exported)
    for (const extension of ['txt', 'proof']) {
      const [own, whole] = [join(out, `${number}.${extension}`), join(exported, `receipts/${number}.${extension}`)]
      expect(readFileSync(own, 'utf8')).toBe(readFileSync(whole, 'utf8'))
    }
    expect(await run('receipt', '20200101-000001', '--registry', registry)).toMatchObject({ code: 1 })
    const copy = tampered(logged, 'update tree set hash = zeroblob(32) where level = 0 and position = 2')
    expect(await run('receipt', number, '--registry', `sqlite:${copy}`)).toMatchObject({ code: 1 })
  })

  it('shows receipts of 登録 and 変更 too, writes them as the export does, and finds one that was forged', async () => {
    const logged = await loggedRegistry(1)
    await logged.registry.seedRoster([COMPANY])
    const card = await logged.register()
    await logged.change(card, contents({ person: '甲' }))
    const [out, exported] = [join(logged.folder, 'one'), join(logged.folder, 'all')]
    const registry = ['--registry', `sqlite:${logged.path}`]
    const verified = await run('verify', ...registry, '--export', exported)
    expect(report(verified)).toMatchObject({ agrees: true, receipts: 0, requestReceipts: 2, roster: 1 })
    for (const [number, title, filled] of [
      ['20261123-000001', '利用者登録 受付票 / registration receipt', contents()],
      ['20261123-000002', '登録内容変更 受付票 / receipt for a change of a registration', contents({ person: '甲' })],
    ] as const) {
      const shown = await run('receipt', number, ...registry, '--out', out)
      const text = 'output' in shown ? shown.output : ''
      expect(text).toContain(`${title}\n\n受付番号 / number: ${number}\n結果 / outcome: 仮登録 / provisional\n`)
      expect(text).toContain(`ICカード / card (SHA-256): ${card.fingerprint}\n`)
      expect(text).toContain(`登録内容 / contents (SHA-256): ${fingerprint(canonicalText(filled))}\n`)
      for (const extension of ['txt', 'proof'])
        expect(readFileSync(join(out, `${number}.${extension}`))).toEqual(
          readFileSync(join(exported, `receipts/${number}.${extension}`)),
        )
      expect(readFileSync(join(out, `${number}.evidence`), 'utf8')).toContain(` ${number}\n`)
    }
    const [first, second] = ['20261123-000001', '20261123-000002'].map((number) => join(exported, `receipts/${number}`))
    const [proof, text] = [readFileSync(`${first}.proof`), readFileSync(`${second}.txt`, 'utf8')]
    writeFileSync(`${second}.txt`, text.replace('provisional', 'completed'))
    const changed = report(await run('verify', '--from', exported))
    expect(changed.finding).toEqual({ entry: 3, what: 'receipts/20261123-000002.txt differs' })
    writeFileSync(`${second}.txt`, text)
    writeFileSync(`${second}.proof`, proof)
    const swapped = report(await run('verify', '--from', exported))
    expect(swapped.finding).toEqual({ entry: 3, what: 'receipts/20261123-000002.proof differs' })
  })

  /** The lines of the README, so that they go on being true. */
  it.each(['renewal', 'registration'])('proves a receipt of a %s with the commands of the README', async (kind) => {
    const logged = await loggedRegistry(3)
    await logged.registry.seedRoster([COMPANY])
    if (kind === 'renewal') await logged.renew(1)
    else await logged.register()
    const number = '20261123-000001'
    const out = join(logged.folder, 'out')
    await run('verify', '--registry', `sqlite:${logged.path}`, '--export', out)
    const [, hash = ''] =
      /SHA-256\): ([0-9a-f]{64})\n記録位置/.exec(readFileSync(join(out, `receipts/${number}.txt`), 'utf8')) ?? []
    const [, section = ''] = /One receipt, by a stranger([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8')) ?? []
    const commands = section
      .split('\n')
      .filter((line) => line.startsWith('    ') && !line.includes('sigsum-verify'))
      .map((line) => line.trim().replaceAll('/N.', `/${number}.`).replaceAll('/H.', `/${hash}.`))
      .join('\n')
    const prove = () => spawnSync('bash', ['-e', '-c', commands], { cwd: out, encoding: 'utf8' })
    expect(prove()).toMatchObject({ status: 0, stdout: 'Signature Verified Successfully\n'.repeat(2) })
    writeFileSync(join(out, `evidence/${hash}.txt`), 'forged')
    expect(prove().stdout).toBe('Signature Verification Failure\n')
  })

  it.each([
    [[], 'verify, receipt, import, status, migrate or serve'],
    [['frobnicate'], 'verify, receipt, import, status, migrate or serve'],
    [['import'], 'file: is missing'],
    [['import', 'a.csv', 'b.csv'], 'b.csv'],
    [['import', 'a.csv', '--digits', '17'], 'digits'],
    [['verify', '--registry', 'x.db'], 'sqlite:FILE'],
    [['verify', '--from', 'a', '--export', 'b'], 'exclude'],
    [['verify', 'more'], 'more'],
    [['verify', '--out', 'x'], '--out'],
    [['receipt'], 'missing'],
    [['receipt', '1'], 'number'],
    [['receipt', '20261123-000127', 'more'], 'more'],
  ])('says what is wrong with %j', async (args, words) => {
    expect(await run(...args)).toMatchObject({ code: 2, sentence: expect.stringContaining(words) })
  })

  it('imports a roster, all of it or nothing, and what it imported is verified', async () => {
    const logged = await loggedRegistry(1)
    const file = join(logged.folder, 'roster.csv')
    const registry = ['--registry', `sqlite:${logged.path}`]
    writeFileSync(
      file,
      '登録番号,企業名称,住所,パスワード\n1000000001,株式会社サンプル,川崎市,ひみつ\n1000000002,別の会社,横浜市,\n',
    )
    const imported = await run('import', file, ...registry)
    expect(imported).toMatchObject({ code: 0 })
    expect(report(imported)).toEqual({ imported: 2, sha256: fingerprint(readFileSync(file)) })
    const before = logged.rows('roster')
    expect(before).toMatchObject([
      { number: '1000000001', name: '株式会社サンプル', fax: '' },
      { number: '1000000002', password: null },
    ])
    expect(JSON.stringify(before)).not.toContain('ひみつ')
    expect(report(await run('verify', ...registry))).toMatchObject({ agrees: true, entries: 2 })
    writeFileSync(file, '登録番号,企業名称,住所\n1000000003,新しい会社,川崎市\n1000000004,,横浜市\n12,短い,横浜市\n')
    const refused = await run('import', file, ...registry)
    expect(refused).toMatchObject({ code: 3 })
    expect(report(refused)).toEqual({
      problems: [
        { line: 3, problem: 'empty', column: '企業名称' },
        { line: 4, problem: 'number.format', column: '登録番号' },
      ],
      total: 2,
    })
    expect(logged.rows('roster')).toEqual(before)
    writeFileSync(file, '登録番号,企業名称,住所\n')
    const sentence = expect.stringContaining('The file has a header row and no companies')
    expect(await run('import', file, ...registry)).toMatchObject({ code: 3, sentence })
    expect(logged.rows('roster')).toEqual(before)
    writeFileSync(file, '登録番号,企業名称,住所\n1000000003,新しい会社,川崎市\n')
    const lock = lockImport(logged.path)
    expect(await run('import', file, ...registry)).toMatchObject({
      code: 75,
      sentence: expect.stringContaining('取込み'),
    })
    lock?.release()
    writeFileSync(`${logged.path}.import`, 'what an import left behind that was killed')
    expect(report(await run('import', file, ...registry))).toMatchObject({ imported: 1 })
    expect(logged.rows('roster')).toMatchObject([{ number: '1000000003' }])
    expect(existsSync(`${logged.path}.import`)).toBe(false)
    expect(report(await run('verify', ...registry))).toMatchObject({ agrees: true, entries: 3 })
  })

  it.each([
    ['verify', '--export', '/proc/none'],
    ['verify', '--export', '/proc/none/below'],
    ['receipt', '--out', '/proc/none'],
  ])('gives up where no folder can be made: %s %s %s', async (command, flag, folder) => {
    const logged = await loggedRegistry(1)
    const number = await logged.renew(0)
    const task = [command, ...(command === 'receipt' ? [number] : []), '--registry', `sqlite:${logged.path}`]
    const { status, stderr } = runModule(
      "import { registryCommand } from './src/commands/registry/registry-command.ts'\n" +
        'await registryCommand(process.argv.slice(1), process)',
      ...[...task, flag, folder],
    )
    expect(stderr).toContain("ENOENT: no such file or directory, mkdir '/proc/none")
    expect(status).toBe(73)
  })

  it('imports numbers as long as koshin.toml has them, where the flag says nothing else', async () => {
    const logged = await loggedRegistry(1)
    const [file, config] = [join(logged.folder, 'roster.csv'), join(logged.folder, 'other.toml')]
    const registry = ['--registry', `sqlite:${logged.path}`]
    const rosterOf = (number: string) => writeFileSync(file, `登録番号,企業名称,住所\n${number},新しい会社,川崎市\n`)
    writeFileSync(join(logged.folder, 'koshin.toml'), '[search]\nnumber-digits = 8\n')
    writeFileSync(config, '[search]\nnumber-digits = 12\n')
    rosterOf('1234567890')
    expect(report(await run('import', file, ...registry))).toMatchObject({ problems: [{ problem: 'number.format' }] })
    expect(report(await run('import', file, ...registry, '--digits', '10'))).toMatchObject({ imported: 1 })
    rosterOf('12345678')
    expect(report(await run('import', file, ...registry))).toMatchObject({ imported: 1 })
    expect(await run('import', file, ...registry, '--config', config)).toMatchObject({ code: 3 })
    rosterOf('123456789012')
    expect(report(await run('import', file, ...registry, '--config', config))).toMatchObject({ imported: 1 })
    const nowhere = await run('import', file, ...registry, '--config', '/nowhere/koshin.toml')
    expect(nowhere).toMatchObject({ code: 78, sentence: expect.stringContaining('/nowhere/koshin.toml') })
    expect(logged.rows('roster')).toMatchObject([{ number: '123456789012' }])
  })

  it('says what cannot be read', async () => {
    expect(await run('verify', '--registry', 'sqlite:/nowhere/registry.db')).toMatchObject({ code: 66 })
    expect(await run('verify', '--from', '/nowhere')).toMatchObject({ code: 66 })
    expect(await run('verify', '--from', '/', '--head', '/nowhere')).toMatchObject({ code: 66 })
    expect(await run('verify', '--registry', 'sqlite:README.md')).toMatchObject({ code: 65 })
    expect(await run('import', 'README.md', '--registry', 'sqlite:/nowhere/registry.db')).toMatchObject({ code: 66 })
    expect(await run('import', '/nowhere.csv', '--registry', 'sqlite:README.md')).toMatchObject({ code: 66 })
    expect(await run('import', 'README.md', '--registry', 'sqlite:README.md')).toMatchObject({ code: 65 })
    expect(existsSync('README.md.keys')).toBe(false)
  })
})

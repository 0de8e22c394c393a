import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BUILT_IN_ISSUERS, withIssuers } from '../../src/certificate/issuers.ts'
import { aboutsOf, type ClerkFacts, type CodedFailure, clerkCode } from '../../src/clerk-code/clerk-code.ts'
import { FAILURE_NUMBERS } from '../../src/clerk-code/failure-numbers.ts'
import { issuerMark } from '../../src/clerk-code/issuer-mark.ts'
import { PLACE_NUMBERS, type Place } from '../../src/clerk-code/place-numbers.ts'
import { codeText } from '../../src/doctor/code-text.ts'
import { runDoctor } from '../../src/doctor/doctor-command.ts'
import { explainCode } from '../../src/doctor/explain-code.ts'
import type { Failure } from '../../src/failure.ts'
import { visitName, writeVisit } from '../../src/operator/visit-files.ts'
import { cells } from '../../src/ui/cells.ts'
import { doctorWorld } from '../support/doctor-world.ts'

const DN = 'OU=other,O=authority,C=JP'
const FACTS: ClerkFacts = {
  place: 'new-pin',
  failure: { kind: 'pin.wrong', about: null },
  readers: 'one-card',
  issuer: issuerMark(DN),
  triesLeft: 3,
}
const WIDE = Number.POSITIVE_INFINITY
const NAMED = `[[issuer]]\ndn = "${DN}"\nname = "別の認証局"\ntelephone = "03-1111-2222"\nunblocking = "new-card"\n`

const explained = (facts: Partial<ClerkFacts>) => {
  const answer = explainCode(clerkCode({ ...FACTS, ...facts }), BUILT_IN_ISSUERS)
  return typeof answer === 'string' ? expect.fail(answer) : answer
}

function settings(toml: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'koshin-doctor-')), 'koshin.toml')
  writeFileSync(path, toml)
  return path
}

describe('koshin doctor --code', () => {
  it('says what happened, and what to say next, in both languages', async () => {
    const { code, output } = await runDoctor(['--code', clerkCode(FACTS), '--config', settings(NAMED)], doctorWorld())
    expect(code).toBe(0)
    for (const text of [
      'PIN番号の入力（新しいICカード）',
      'PIN番号が違います。 [pin.wrong]',
      '1台、カードあり',
      '別の認証局',
      '03-1111-2222',
      '3 回',
      'PIN番号を確認して、もう一度入力してください。残り 3 回です。',
      'Check the PIN and enter it again. 3 tries left.',
    ])
      expect(output).toContain(text)
  })

  it('finds the authority wherever it stands in koshin.toml', async () => {
    const before = '[[issuer]]\ndn = "O=first,C=JP"\n\n'
    const { output } = await runDoctor(
      ['--code', clerkCode(FACTS), '--config', settings(before + NAMED)],
      doctorWorld(),
    )
    expect(output).toContain('別の認証局')
  })

  it('says that an authority is unknown where koshin.toml lacks it, and that the code names none where it does not', () => {
    expect(codeText('x', explained({}), 'en', WIDE)).toContain('unknown issuer')
    expect(codeText('x', explained({ issuer: null }), 'en', WIDE)).toContain('this code does not say which issuer')
  })

  it('names every authority that shares a mark', () => {
    const twins = ['O=a', 'O=b'].map((dn) => ({ dn, rules: {}, pin: {}, places: {} }))
    const table = withIssuers(new Map(), twins)
    const same = [...table].filter(([dn]) => issuerMark(dn) === issuerMark('O=a'))
    expect(explainCode(clerkCode({ ...FACTS, issuer: issuerMark('O=a') }), table)).toMatchObject({
      issuers: same.map(([dn]) => ({ dn })),
    })
  })

  it('tells how a blocked PIN becomes free', async () => {
    const blocked = clerkCode({ ...FACTS, failure: { kind: 'pin.blocked', about: null }, triesLeft: 0 })
    const { output } = await runDoctor(
      ['--code', blocked, '--config', settings(NAMED), '--language', 'en'],
      doctorWorld(),
    )
    expect(output).toMatch(/cannot be unblocked|new IC card/)
  })

  it('stays within the terminal, what was said to the card too', async () => {
    const code = clerkCode(FACTS)
    const folder = dirname(settings(NAMED))
    writeVisit(folder, visitName(new Date(0)), [`> 00A4 ${'0123456789 '.repeat(9)}`, `... code ${code}`])
    const told = async (columns: number) =>
      (await runDoctor(['--code', code, '--data', folder, '--language', 'ja'], doctorWorld({ columns }))).output
    const narrow = await told(40)
    expect(Math.max(...narrow.split('\n').map(cells))).toBeLessThanOrEqual(40)
    expect(narrow).toMatch(/^次の一言 {4}PIN番号を確認して、もう一度\n {12}\S/m)
    expect(narrow).toContain(`... code ${code}`)
    expect(narrow.replace(/\s/g, '')).toBe((await told(WIDE)).replace(/\s/g, ''))
  })

  it.each(['mistyped', 'newer'])('refuses a code that is %s', async (why) => {
    const text = why === 'newer' ? 'ZZZZ-ZZZC' : '2JCC-K93C'
    expect(await runDoctor(['--code', text, '--language', 'en'], doctorWorld())).toMatchObject({
      code: 2,
      output: '',
      complaint: expect.stringMatching(why === 'newer' ? 'newer Koshin' : 'no staff code'),
    })
  })

  it('is JSON for a program', async () => {
    const { output } = await runDoctor(['--json', '--code', clerkCode(FACTS)], doctorWorld())
    expect(JSON.parse(output)).toMatchObject({
      place: 'new-pin',
      failure: { kind: 'pin.wrong', about: null },
      readers: 'one-card',
      triesLeft: 3,
      issuers: [],
      say: { en: expect.stringContaining('3 tries left') },
    })
  })

  it('refuses a flag that it does not know, and a koshin.toml of no use', async () => {
    expect(await runDoctor(['--colour'], doctorWorld())).toMatchObject({ code: 2 })
    expect(await runDoctor(['--code', '0', '--config', '/nowhere/koshin.toml'], doctorWorld())).toMatchObject({
      code: 78,
    })
  })

  it('says something for every failure and every place, never a number that nobody knows', () => {
    for (const kind of Object.keys(FAILURE_NUMBERS) as Failure['kind'][])
      for (const about of [...aboutsOf(kind), ...(aboutsOf(kind).length === 0 ? [null] : [])])
        for (const language of ['ja', 'en'] as const) {
          const text = codeText('x', explained({ failure: { kind, about } }), language, WIDE)
          expect(text).toContain(kind)
          expect(text).not.toMatch(/undefined|NaN|1970|\b0 (桁|秒|項目|characters)/)
        }
    for (const place of Object.keys(PLACE_NUMBERS) as Place[])
      expect(codeText('x', explained({ place }), 'ja', WIDE)).not.toContain('undefined')
  })
})

it('says why a receipt was not printed or saved, and of an older code that it does not', () => {
  const told = (kind: 'receipt.not-printed' | 'receipt.not-saved', about: CodedFailure['about']) =>
    codeText('x', explained({ place: 'result', failure: { kind, about } }), 'en', WIDE)
  expect(told('receipt.not-printed', 'paper')).toContain('no paper. [receipt.not-printed paper]')
  expect(told('receipt.not-printed', 'refused')).toContain('did not take it. [receipt.not-printed refused]')
  expect(told('receipt.not-printed', 'unsure')).toContain('not known whether the receipt was printed')
  expect(told('receipt.not-saved', 'full')).toContain('no room left')
  expect(told('receipt.not-saved', null)).toContain("on the visitor's screen [receipt.not-saved]")
})

describe('the language', () => {
  const say = async (environment: NodeJS.ProcessEnv, ...args: string[]) =>
    (await runDoctor(['--code', clerkCode(FACTS), ...args], doctorWorld({ environment }))).output

  it('is that of --language, else of the locale, else Japanese', async () => {
    expect(await say({ LANG: 'en_GB.UTF-8' })).toContain('Staff code')
    expect(await say({ LANG: 'ja_JP.UTF-8' })).toContain('係員コード')
    expect(await say({ LANG: 'C.UTF-8' })).toContain('係員コード')
    expect(await say({ LANG: 'en_GB.UTF-8', LC_ALL: 'ja_JP.UTF-8' })).toContain('係員コード')
    expect(await say({ LANG: 'ja_JP.UTF-8' }, '--language=en')).toContain('Staff code')
  })
})

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { RosterProblem, RosterRow } from '../../../src/registry/roster/columns.ts'
import { readRoster } from '../../../src/registry/roster/read-roster.ts'

const folder = mkdtempSync(join(tmpdir(), 'koshin-roster-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(content: string | Uint8Array, numberLength: number | null = null) {
  const file = join(folder, 'roster.csv')
  writeFileSync(file, content)
  return all(readRoster(file, { numberLength }))
}

async function all<Value>(entries: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = []
  for await (const entry of entries) found.push(entry)
  return found
}

const HEADER = '登録番号,企業名称,住所'
const blank = { postcode: '', representative: '', title: '', telephone: '', fax: '', department: '', password: '' }
const row = (number: string, name = '会社', address = '川崎市'): RosterRow => ({ ...blank, number, name, address })

/** 登録番号,企業名称,住所 / 1,株式会社テスト～①,川崎市 in Shift_JIS as Windows writes it (JIS X 0208 and the NEC row). */
const SHIFT_JIS = Buffer.from(
  '936f985e94d48d862c8ae98bc696bc8fcc2c8f5a8f8a0d0a312c8a948eae89ef8ed08365835883678160874' + '02c90ec8de88e730d0a',
  'hex',
)

/** What is wrong with a file that has nothing else wrong: the line, the problem, the column. */
const WRONG: readonly [string, string | Uint8Array, RosterProblem][] = [
  ['nothing in it', '', { line: 1, problem: 'columns.missing', column: null }],
  ['no company', `${HEADER}\n\n`, { line: 1, problem: 'companies.none', column: null }],
  ['no header row', '1,会社,川崎市\n', { line: 1, problem: 'columns.missing', column: '登録番号' }],
  ['no addresses', '登録番号,企業名称\n1,会社\n', { line: 1, problem: 'columns.missing', column: '企業住所' }],
  ['a column twice', `${HEADER},業者番号\n`, { line: 1, problem: 'columns.double', column: '業者番号' }],
  ['a value too few', `${HEADER}\n1,会社\n`, { line: 2, problem: 'columns.count', column: null }],
  ['a value too many', `${HEADER}\n1,会社,市,x\n`, { line: 2, problem: 'columns.count', column: null }],
  ['no name', `${HEADER}\n1, ,市\n`, { line: 2, problem: 'empty', column: '企業名称' }],
  ['a number with letters', `${HEADER}\nA1,会社,市\n`, { line: 2, problem: 'number.format', column: '登録番号' }],
  ['a number in full width', `${HEADER}\n１,会社,市\n`, { line: 2, problem: 'number.format', column: '登録番号' }],
  ['a number too long', `${HEADER}\n${'1'.repeat(17)},会社,市\n`, { line: 2, problem: 'too-long', column: '登録番号' }],
  ['a name too long', `${HEADER}\n1,${'会'.repeat(201)},市\n`, { line: 2, problem: 'too-long', column: '企業名称' }],
  ['an escape', `${HEADER}\n1,会\u001b[2J社,市\n`, { line: 2, problem: 'control-character', column: '企業名称' }],
  ['a quoted line break', `${HEADER}\n1,"会\n社",市\n`, { line: 3, problem: 'control-character', column: '企業名称' }],
  ['a quote that never ends', `${HEADER}\n1,"会社,市\n2,会社,市\n`, { line: 2, problem: 'not-csv', column: null }],
  ['text behind a quote', `${HEADER}\n1,"会"社,市\n`, { line: 2, problem: 'not-csv', column: null }],
  ['another encoding', Buffer.from([0x80, 0xff, 0xa0]), { line: 1, problem: 'encoding', column: null }],
]

describe('a roster', () => {
  it.each(['', '\ufeff'])('is read in UTF-8, with or without a BOM (%j)', async (bom) => {
    expect(await read(`${bom}${HEADER}\r\n1,会社,川崎市\r\n\r\n2,"会社, ""二""",川崎市`)).toEqual([
      row('1'),
      row('2', '会社, "二"'),
    ])
  })

  it('is read in Shift_JIS as Windows writes it', async () => {
    expect(await read(SHIFT_JIS)).toEqual([row('1', '株式会社テスト～①')])
  })

  it('may name its columns as agencies do, in any order, with others between', async () => {
    const text = '住所,備考,ＦＡＸ番号,商号 又は 名称,資格者番号,パスワード\n 川崎市 ,x,044,会社,0001, p w \n'
    expect(await read(text)).toEqual([{ ...row('0001'), fax: '044', password: 'p w' }])
  })

  it.each(WRONG)('with %s is refused by its line', async (_, content, problem) => {
    expect((await read(content)).filter((entry) => 'problem' in entry)).toEqual([problem])
  })

  it('names every bad line, counts lines and not rows, and goes on', async () => {
    const text = `${HEADER}\n1,会社,川崎市\n\n2,,川崎市\n"3","会社","川崎市"\n1,会社,川崎市\nx,会社,川崎市\n4,会社,川崎市\n`
    expect(await read(text, 1)).toEqual([
      row('1'),
      { line: 4, problem: 'empty', column: '企業名称' },
      row('3'),
      { line: 6, problem: 'number.double', column: '2' },
      { line: 7, problem: 'number.format', column: '登録番号' },
      row('4'),
    ])
  })

  it('names the line in which a quote begins that never ends, however far from the end', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `${at},${at === 3000 ? '"' : ''}会社,川崎市\n`)
    const entries = await read(`${HEADER}\n\n${lines.join('')}`)
    expect(entries.at(-1)).toEqual({ line: 3003, problem: 'not-csv', column: null })
  })

  it("wants the agency's number of digits, where that is known", async () => {
    const text = `${HEADER}\n1234567890,会社,川崎市\n123,会社,川崎市\n`
    expect(await read(text, 10)).toEqual([row('1234567890'), { line: 3, problem: 'number.format', column: '登録番号' }])
  })

  it('is read octet for octet, whatever the pieces', async () => {
    const text = `${HEADER}\n${Array.from({ length: 20_000 }, (_, at) => `${at},会社${at},川崎市\n`).join('')}`
    const file = join(folder, 'long.csv')
    writeFileSync(file, text)
    const hash = createHash('sha256')
    const entries = await all(readRoster(file, { numberLength: null }, (octets) => hash.update(octets)))
    expect(entries).toHaveLength(20_000)
    expect(entries.at(-1)).toEqual(row('19999', '会社19999'))
    expect(hash.digest('hex')).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('gives back whatever was written, quotes and commas and all', async () => {
    const value = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((text) => text.replace(/\p{Cc}/gu, '').trim())
      .filter((text) => text !== '' && text.length <= 200)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 }), async (companies) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const lines = companies.map(([name, address], at) => `${at},${quoted(name)},${quoted(address)}`)
        expect(await read([HEADER, ...lines].join('\r\n'))).toEqual(
          companies.map(([name, address], at) => row(`${at}`, name, address)),
        )
      }),
      { numRuns: 50 },
    )
  })
})

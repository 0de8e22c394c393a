import { describe, expect, it } from 'vitest'
import { type Part, type SheetDocument, sheetDocument } from '../../src/receipt/sheet-document.ts'
import { displayText } from '../../src/ui/display-text.ts'
import { reviewLayout } from '../../src/ui/review-layout.ts'
import { ja } from '../../src/ui/words/ja.ts'
import { RENEWAL_SHEET, REQUEST_SHEET } from '../support/sheet-samples.ts'

const ISSUE = { at: new Date('2026-11-23T06:25:20Z'), again: false, system: undefined }
const HOSTILE = '株式会社\u202e東京\x1b[2J‹20BB7›\u200b①'

function cardsOf({ parts }: SheetDocument): Part & { readonly kind: 'cards' } {
  for (const part of parts) if (part.kind === 'cards') return part
  throw new Error('a renewal without its cards')
}

const valuesOf = (parts: readonly Part[]): Record<string, string> =>
  Object.fromEntries(
    parts.flatMap((part) => (part.kind === 'pairs' ? part.rows.map(({ label, value }) => [label, value]) : [])),
  )

describe('what a sheet says of a renewal', () => {
  it('is what 電子証明書更新確認 shows: its nine rows, their values, their marks', () => {
    const current = { ...RENEWAL_SHEET.current, cardCompanyName: HOSTILE, holderAddress: '' }
    const sheet = { ...RENEWAL_SHEET, current }
    const { rows } = cardsOf(sheetDocument(sheet, ISSUE))
    const review = { ...sheet, warnings: [], daysGained: 1825 }
    const shown = reviewLayout(review, ja.review, [], { columns: 400, rows: 60 }) // wide enough to wrap nothing
    const cells = shown.rows.slice(0, 9).map((row) => row.split('│').map((cell) => cell.trimEnd()))
    const mark = (differs: boolean) => (differs ? '*' : '')
    const printed = rows.map(({ label, differs, ...row }) => [
      label,
      ...[row.current, row.new].map((value) => value.trimEnd() + mark(differs)),
    ])
    expect(printed).toEqual(cells.map((row) => row.map((cell) => cell.replace(/ +\*$/, '*'))))
    expect(printed).toHaveLength(9)
    expect(rows.filter(({ differs }) => differs).map(({ label }) => label)).toEqual([
      '証明書シリアル番号',
      '証明書有効期限',
    ])
  })

  it('names number, day in Japan, outcome, registration, person in charge, registry and kiosk', () => {
    expect(valuesOf(sheetDocument(RENEWAL_SHEET, ISSUE).parts)).toEqual({
      受付番号: '20261123-000127',
      受付日時: '2026年11月23日 15時25分07秒（日本標準時）',
      結果: '更新完了',
      登録番号: '0000012345',
      担当者: '鈴木 一郎',
      登録システム: 'registry.example.jp',
      受付端末: 'kiosk-1',
    })
  })

  it('says that the old card has ended, and when it is printed again what may be newer than the receipt', () => {
    const notes = (again: boolean, outcome: 'completed' | 'provisional') =>
      sheetDocument({ ...RENEWAL_SHEET, outcome }, { ...ISSUE, again }).parts.flatMap((part) =>
        part.kind === 'notes' ? part.lines : [],
      )
    expect(notes(false, 'completed').join()).toContain(
      '旧カード）では、この受付より後、電子入札システムへログインできません',
    )
    expect(notes(false, 'completed').join()).not.toMatch(/仮登録|再発行/)
    expect(notes(true, 'provisional').join()).toMatch(/仮登録です.*再発行した時点/)
    expect(sheetDocument(RENEWAL_SHEET, { ...ISSUE, again: true }).issued).toMatch(/^再発行 2026年/)
  })

  it('stands under the name that the operator gave the system, else under our own', () => {
    const heading = (system: string | undefined) => sheetDocument(RENEWAL_SHEET, { ...ISSUE, system }).system
    expect(heading('さくら県電子入札')).toBe('さくら県電子入札')
    expect(heading(undefined)).toBe(ja.frame.system)
  })

  it('escapes what the screen escapes, and cuts what would fill pages, and says so', () => {
    const sheet = { ...RENEWAL_SHEET, personInCharge: HOSTILE, registration: 'あ'.repeat(1500) }
    const values = valuesOf(sheetDocument(sheet, ISSUE).parts)
    expect(values.担当者).toBe(displayText(HOSTILE))
    expect(values.担当者).toContain('‹202E›東京‹1B›')
    expect(values.登録番号).toBe(`${'あ'.repeat(1000)}…（以下略。全 1500 文字）`)
  })
})

it('says of a registration all that was stored', () => {
  const { parts, title } = sheetDocument(REQUEST_SHEET, ISSUE)
  expect(title).toBe('利用者登録 受付票')
  const said = JSON.stringify(parts)
  const { company, contents, card } = REQUEST_SHEET
  for (const value of [company, contents.representative, contents.department, card].flatMap(Object.values))
    expect(said).toContain(JSON.stringify(value))
  expect(valuesOf(parts)).toMatchObject({ 企業ID: '1000000001', 登録番号: '0000012345', 結果: '登録完了' })
})

/** A company as the agency's roster (資格審査情報) has it; what 登録 shows and cannot change (facts/e-bidding.md §2.2). */
export interface RosterRow {
  readonly number: string // 登録番号
  readonly name: string
  readonly postcode: string
  readonly address: string
  readonly representative: string
  readonly title: string
  readonly telephone: string
  readonly fax: string
  readonly department: string
  readonly password: string // '' where the agency gives none
}

interface Column {
  readonly labels: readonly string[] // of the header row, as agencies write them; compared without spaces, NFKC
  readonly required: boolean
  readonly longest: number // characters
}

/** All columns that are read; others are passed over. */
export const COLUMNS: Readonly<Record<keyof RosterRow, Column>> = {
  number: { labels: ['登録番号', '業者番号', '資格者番号', 'number'], required: true, longest: 16 },
  name: { labels: ['企業名称', '商号又は名称', '商号または名称', 'name'], required: true, longest: 200 },
  postcode: { labels: ['企業郵便番号', '郵便番号', 'postcode'], required: false, longest: 20 },
  address: { labels: ['企業住所', '住所', '所在地', 'address'], required: true, longest: 400 },
  representative: { labels: ['代表者氏名', '代表者名', 'representative'], required: false, longest: 200 },
  title: { labels: ['代表者役職', '役職', 'title'], required: false, longest: 200 },
  telephone: { labels: ['代表電話番号', '電話番号', 'telephone'], required: false, longest: 40 },
  fax: { labels: ['代表FAX番号', 'FAX番号', 'fax'], required: false, longest: 40 },
  department: { labels: ['部署名', 'department'], required: false, longest: 200 },
  password: { labels: ['パスワード', 'ユーザパスワード', 'password'], required: false, longest: 200 },
}

export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly (keyof RosterRow)[]

/** Why a line of a roster cannot be taken. `line` counts from 1, the header row included. */
export interface RosterProblem {
  readonly line: number
  readonly problem:
    | 'not-csv' // a quote that never ends, or text behind one
    | 'encoding' // neither UTF-8 nor Shift_JIS
    | 'columns.missing' // the header row lacks a column that is required
    | 'companies.none' // a header row and nothing else: with an empty roster 登録 is closed to everybody
    | 'columns.double' // the header row has a column twice
    | 'columns.count' // more or fewer values than the header row
    | 'empty' // a required value
    | 'too-long'
    | 'control-character'
    | 'number.format' // not digits, or not of the agency's length
    | 'number.double' // stands in an earlier line already
  readonly column: string | null // as the file writes it
}

const label = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Which value of a line belongs to which column; -1 for columns that the file lacks. */
export type Places = Readonly<Record<keyof RosterRow, number>>

export function placesOf(header: readonly string[]): Places | RosterProblem {
  const labels = header.map(label)
  const found = COLUMN_NAMES.map((name) => {
    const wanted = COLUMNS[name].labels.map(label)
    return { name, at: labels.flatMap((text, at) => (wanted.includes(text) ? [at] : [])) }
  })
  const double = found.find(({ at }) => at.length > 1)
  if (double) return { line: 1, problem: 'columns.double', column: header[double.at[1] ?? 0] ?? null }
  const missing = found.find(({ name, at }) => COLUMNS[name].required && at.length === 0)
  if (missing) return { line: 1, problem: 'columns.missing', column: COLUMNS[missing.name].labels[0] ?? null }
  return Object.fromEntries(found.map(({ name, at: [first = -1] }) => [name, first])) as Places
}

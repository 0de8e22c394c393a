import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type RosterRules, rowOf } from './check-row.ts'
import { type Places, placesOf, type RosterProblem, type RosterRow } from './columns.ts'
import { encodingOf } from './encoding.ts'

/**
 * The lines of a roster: CSV (RFC 4180) with a header row, in UTF-8 or Shift_JIS. A line that cannot be taken is a problem
 * and does not stop the reading, unless it is the header row or the file is no CSV from there on.
 */
export async function* readRoster(
  path: string,
  rules: RosterRules,
  onOctets: (octets: Uint8Array) => void = () => {}, // each piece of the file as it is read
): AsyncGenerator<RosterRow | RosterProblem> {
  const encoding = await encodingOf(path)
  if (encoding === null) return yield { line: 1, problem: 'encoding', column: null }
  const decoded = async function* () {
    const decoder = new TextDecoder(encoding)
    for await (const octets of createReadStream(path, { highWaterMark: 1 << 18 })) {
      onOctets(octets)
      yield decoder.decode(octets, { stream: true })
    }
    yield decoder.decode()
  }
  const records = Readable.from(decoded()).pipe(
    parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true }),
  )
  yield* entries(records, rules)
}

interface CsvRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

async function* entries(
  records: AsyncIterable<CsvRecord>,
  rules: RosterRules,
): AsyncGenerator<RosterRow | RosterProblem> {
  let header: { readonly places: Places; readonly count: number } | null = null
  const seen = new Map<string, number>()
  let [line, rows] = [1, 0]
  try {
    for await (const { record, info } of records) {
      line = info.lines
      if (header) {
        rows += 1
        yield entryOf(record, header, line, rules, seen)
      } else {
        const places = placesOf(record)
        if ('problem' in places) return yield places
        header = { places, count: record.length }
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return yield { line: lineOf(error) ?? line, problem: 'not-csv', column: null }
  }
  if (rows === 0) yield { line: 1, problem: header ? 'companies.none' : 'columns.missing', column: null }
}

/** csv-parse tells where the file ends of a quote that never does; where it begins follows from the records before it. */
function lineOf(error: CsvError): number | null {
  const { code, lines, records, empty_lines: empty } = error as CsvError & Readonly<Record<string, unknown>>
  if (code !== 'CSV_QUOTE_NOT_CLOSED') return typeof lines === 'number' ? lines : null
  return typeof records === 'number' && typeof empty === 'number' ? records + empty + 1 : null
}

function entryOf(
  record: readonly string[],
  { places, count }: { readonly places: Places; readonly count: number },
  line: number,
  rules: RosterRules,
  seen: Map<string, number>,
): RosterRow | RosterProblem {
  if (record.length !== count) return { line, problem: 'columns.count', column: null }
  const row = rowOf(record, places, line, rules)
  if ('problem' in row) return row
  if (seen.has(row.number)) return { line, problem: 'number.double', column: String(seen.get(row.number)) }
  seen.set(row.number, line)
  return row
}

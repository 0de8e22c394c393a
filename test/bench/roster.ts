import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importRoster } from '../../src/registry/sqlite/import-roster.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { testAuthority } from '../support/certificates.ts'
import { testCard, testOptions, testTrust } from '../support/registry.ts'
import { loggedIn } from '../support/requests.ts'
import { median, percentile95, report } from './figures.ts'

export const ROWS = Number(process.env.BENCH_ROSTER ?? 100_000) // 1,000,000 is the size that was promised
const SEARCHES = 500

/** A roster of so many companies imported, and companies in it searched for by their numbers. */
export async function benchRoster() {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-bench-'))
  try {
    const [path, file] = [join(folder, 'registry.db'), join(folder, 'roster.csv')]
    await writeRoster(file)
    const opened = await openSqliteRegistry({ ...options, path })
    if (!opened.ok) throw new Error(opened.problem.kind)
    const start = performance.now()
    const rules = { numberLength: 10 }
    await importRoster({ path, file, rules, clock: () => new Date(), randomBytes, onProgress: () => {} })
    const seconds = (performance.now() - start) / 1000
    const rss = process.memoryUsage.rss() / 1e6
    report(`import of ${ROWS} rows`, { seconds, 'rows per second': ROWS / seconds, 'MB resident': rss })
    await benchSearches(opened.registry.desk)
    await opened.registry.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const authority = await testAuthority()
const search = { numberLength: 10, secondKey: 'name-and-password' } as const
const options = { ...testOptions(testTrust(authority.certificate)), search }

export async function writeRoster(file: string) {
  const out = createWriteStream(file)
  out.write('登録番号,商号又は名称,郵便番号,住所,代表者氏名,代表者役職,代表電話番号,代表FAX番号,部署名,パスワード\r\n')
  for (let at = 0; at < ROWS; at++) {
    const line = `${numberOf(at)},${nameOf(at)},210-0001,神奈川県川崎市川崎区${at}番地,山田太郎,代表取締役,044-000-0000,044-000-0001,営業部,pw${at}\r\n`
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

type Desk = Extract<Awaited<ReturnType<typeof openSqliteRegistry>>, { ok: true }>['registry']['desk']

const numberOf = (at: number): string => String(at).padStart(10, '0')
const nameOf = (at: number): string => `株式会社テスト工務店${at}`
const known = (at: number): Asked => ({ number: numberOf(at), name: nameOf(at), password: Buffer.from(`pw${at}`) })

type Asked = Pick<Parameters<Desk['searchCompany']>[0], 'number' | 'name' | 'password'>

/** What is asked of a roster by whoever knows `at`, a company of it; what is refused has to take one time. */
const ASKED: Readonly<Record<string, (at: number, search: number) => Asked>> = {
  known: (at) => known(at),
  'unknown number': (at, search) => ({ ...known(at), number: numberOf(ROWS + search) }),
  'wrong name': (at) => ({ ...known(at), name: nameOf(at + 1) }),
  'wrong password': (at) => ({ ...known(at), password: Buffer.from(`pw${at + 1}`) }),
}

/** Whole searches, with their tries counted and the request sealed anew and synced; each by a kiosk of its own. */
async function benchSearches(desk: Desk) {
  const card = await testCard(authority)
  const kinds = Object.keys(ASKED)
  const times = Object.fromEntries(kinds.map((kind): [string, number[]] => [kind, []]))
  for (let search = 0; search < SEARCHES; search++) {
    const answer = await loggedIn(desk, card, 'registration', `kiosk-${search}`)
    if (answer.purpose !== 'registration') throw new Error(answer.purpose)
    const { request } = answer.next
    for (let turn = 0; turn < kinds.length; turn++) {
      const kind = kinds[(search + turn) % kinds.length] ?? '' // each is the first as often as the others
      const at = Math.floor(Math.random() * (ROWS - 1)) // another one each time: the first try at a number adds a row
      const asked = ASKED[kind]?.(at, search)
      if (!asked) continue
      const start = performance.now()
      await desk.searchCompany({ request, ...asked })
      times[kind]?.push(performance.now() - start)
    }
  }
  for (const [kind, figures] of Object.entries(times))
    report(`search, ${kind}`, { 'median ms': median(figures), 'p95 ms': percentile95(figures) })
}

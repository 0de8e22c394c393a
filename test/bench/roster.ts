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

const ROWS = Number(process.env.BENCH_ROSTER ?? 100_000) // 1,000,000 is the size that was promised
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
const options = testOptions(testTrust(authority.certificate))

async function writeRoster(file: string) {
  const out = createWriteStream(file)
  out.write('登録番号,商号又は名称,郵便番号,住所,代表者氏名,代表者役職,代表電話番号,代表FAX番号,部署名,パスワード\r\n')
  for (let at = 0; at < ROWS; at++) {
    const number = String(at).padStart(10, '0')
    const line = `${number},株式会社テスト工務店${at},210-0001,神奈川県川崎市川崎区${at}番地,山田太郎,代表取締役,044-000-0000,044-000-0001,営業部,pw${at}\r\n`
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

type Desk = Extract<Awaited<ReturnType<typeof openSqliteRegistry>>, { ok: true }>['registry']['desk']

/** Whole searches, with their tries counted and the request sealed anew and synced; each by a kiosk of its own. */
async function benchSearches(desk: Desk) {
  const card = await testCard(authority)
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let search = 0; search < SEARCHES; search++) {
    const answer = await loggedIn(desk, card, 'registration', `kiosk-${search}`)
    if (answer.purpose !== 'registration') throw new Error(answer.purpose)
    const { request } = answer.next
    const at = Math.floor(Math.random() * ROWS)
    for (const kind of ['unknown', 'known'] as const) {
      const number = String(kind === 'known' ? at : ROWS + search).padStart(10, '0')
      const start = performance.now()
      await desk.searchCompany({ request, number, name: `株式会社テスト工務店${at}`, password: null })
      times[kind].push(performance.now() - start)
    }
  }
  for (const [kind, figures] of Object.entries(times))
    report(`search for a number, ${kind}`, { 'median ms': median(figures), 'p95 ms': percentile95(figures) })
}

import { KEY, type PtyProgram, runInTerminal } from '../support/pty.ts'
import { median, report } from './figures.ts'

const RUNS = 5

/** Every wait of a whole renewal in training: from the key that ends a screen to the next screen. Keys cost nothing here. */
export async function benchRenewal() {
  const totals: number[] = []
  for (let run = 0; run < RUNS; run++) totals.push(await oneRenewal())
  report('whole virtual renewal, ms of processing', { median: median(totals), worst: Math.max(...totals) })
}

const STEPS: readonly (readonly [keys: string, shown: string | RegExp])[] = [
  ['3', '古いICカードの確認'],
  [KEY.f5, 'カードを確認しました'],
  [KEY.enter, '残り 5 回'],
  [`123456${KEY.enter}`, '新しいICカードの確認'],
  [KEY.f6, /あと 1,\d{3} 日/],
  [KEY.enter, '残り 4 回'],
  [`654321${KEY.enter}`, '電子証明書更新確認'],
  [`${KEY.tab}${KEY.enter}`, /受付番号\s+\d{8}-\d{6}/],
]

async function oneRenewal(): Promise<number> {
  const terminal: PtyProgram = runInTerminal(process.execPath, ['dist/main.mjs'])
  await terminal.waitFor('F2 English')
  await new Promise((resolve) => setTimeout(resolve, 1500)) // what is loaded after the first frame
  let total = 0
  for (const [keys, shown] of STEPS) {
    const start = performance.now()
    terminal.type(keys)
    await terminal.waitFor(shown)
    total += performance.now() - start
  }
  terminal.kill('SIGTERM')
  await terminal.exited
  return total
}

import { setTimeout as sleep } from 'node:timers/promises'
import { KEY, runInTerminal } from '../support/pty.ts'
import { median, percentile95, report } from './figures.ts'

const KEYS = 60
const QUIET_MS = 60 // a frame is whole when nothing more comes for this long

/** One cursor key in the menu: from the write to the last byte of its frame, and the bytes of that frame. */
export async function benchKeys() {
  const terminal = runInTerminal(process.execPath, ['dist/main.mjs'])
  await terminal.waitFor('F2 English')
  await sleep(1500) // what is loaded after the first frame
  const times: number[] = []
  const bytes: number[] = []
  for (let key = 0; key < KEYS; key++) {
    const before = Buffer.byteLength(terminal.output())
    const start = performance.now()
    terminal.type(KEY.down)
    times.push(await lastByteAfter(terminal, start))
    bytes.push(Buffer.byteLength(terminal.output()) - before)
  }
  report('key to frame', { 'median ms': median(times), 'p95 ms': percentile95(times), 'median bytes': median(bytes) })
  await benchBurst(terminal)
  terminal.kill('SIGTERM')
  await terminal.exited
}

async function lastByteAfter(terminal: ReturnType<typeof runInTerminal>, start: number): Promise<number> {
  let length = terminal.output().length
  let last = start
  for (let quiet = 0; quiet < QUIET_MS; ) {
    await sleep(0.5)
    const now = performance.now()
    const grown = terminal.output().length
    if (grown !== length) {
      length = grown
      last = now
    }
    quiet = now - last
  }
  return last - start
}

/** 201 cursor keys in one chunk move the focus over four items to where 201 mod 4 says, if none is lost. */
async function benchBurst(terminal: ReturnType<typeof runInTerminal>) {
  const before = focused(terminal.screen())
  const start = performance.now()
  terminal.type(KEY.down.repeat(201))
  const time = await lastByteAfter(terminal, start)
  const lost = (before + 201 - focused(terminal.screen())) % 4
  report('201 keys in one burst', { lost, 'ms until the last frame': time })
}

const focused = (screen: string): number => Number(/> (\d)/.exec(screen)?.[1] ?? Number.NaN)

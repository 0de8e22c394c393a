import { runInTerminal } from '../support/pty.ts'
import { median, report } from './figures.ts'

const RUNS = 20
const PROGRAM = ['--min-semi-space-size=16', 'dist/main.mjs'] // as the launcher starts it, with its compile cache
const LAST_WORDS = 'F2 English' // drawn last, at the right end of the bottom row

/** First full frame against the same Node writing one string, taken in turns, so that noise hits both alike. */
export async function benchStart() {
  const floor: number[] = []
  const program: number[] = []
  const launcher: number[] = []
  for (let run = 0; run < RUNS; run++) {
    floor.push(await timeToShow(process.execPath, ['-e', `process.stdout.write('${LAST_WORDS}')`]))
    program.push(await timeToShow(process.execPath, PROGRAM))
    launcher.push(await timeToShow('kiosk/koshin', []))
  }
  report('start, ms', {
    'node writes a string': median(floor),
    'first frame': median(program),
    ratio: median(program) / median(floor),
    'through the launcher': median(launcher),
  })
}

async function timeToShow(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now()
  const terminal = runInTerminal(command, args, { environment: { NODE_COMPILE_CACHE: 'dist/compile-cache' } })
  await terminal.waitFor(LAST_WORDS)
  const time = performance.now() - start
  terminal.kill('SIGTERM')
  await terminal.exited
  return time
}

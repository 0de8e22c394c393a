import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { pcscliteProblem } from '../../src/reader/pcsc/addon.ts'
import { vpcdListens } from './vpcd.ts'

const PCSCD = '/usr/sbin/pcscd'
const SOCKET = '/run/pcscd/pcscd.comm'
const VPCD_PORT = 35_963

/** The PC/SC daemon with vpcd in it. One that runs already is used as it is and left running. */
export interface Pcscd {
  /** False: it was running before, and is not ours to kill. */
  readonly ours: boolean
  start(): Promise<void>
  /** kill -9, or SIGTERM; resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Stops it for a while (SIGSTOP) and lets it go on. */
  signal(signal: NodeJS.Signals): void
}

/** Why the tests on a real stack cannot run here; null when they can. */
function stackProblem(): string | null {
  const problems = [
    existsSync(PCSCD) ? null : 'pcscd is not installed (apt install pcscd)',
    existsSync('/etc/reader.conf.d/vpcd') ? null : 'vpcd is not installed (apt install vsmartcard-vpcd)',
    process.getuid?.() === 0 ? null : 'pcscd is started by root only',
    pcscliteProblem(),
  ]
  return problems.find((problem) => problem !== null) ?? null
}

/** For `describe.skipIf`: says why it skips, and in CI, where nothing may be skipped, skips nothing. */
export function skipWithoutStack(): boolean {
  const problem = stackProblem()
  if (problem === null || process.env.CI === 'true') return false
  process.stderr.write(`skipped, no PC/SC stack: ${problem}\n`)
  return true
}

export async function startPcscd(): Promise<Pcscd> {
  const running = await answers()
  let child: ChildProcess | null = null
  /** One that was killed a moment ago may still hold its files: then the new one ends at once, and is started again. */
  const start = async () => {
    for (let attempt = 0; attempt < 20; attempt++) {
      child = spawn(PCSCD, ['--foreground'], { stdio: 'ignore' })
      const died = once(child, 'exit').then(() => 'died' as const)
      if ((await Promise.race([ready(), died])) !== 'died') return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('pcscd ends at once')
  }
  if (!running) await start()
  return {
    ours: !running,
    start,
    async kill(signal = 'SIGTERM') {
      const dying = child
      child = null
      if (!dying || dying.exitCode !== null || dying.signalCode !== null) return
      const gone = once(dying, 'exit')
      dying.kill(signal)
      await gone
    },
    signal(signal) {
      child?.kill(signal)
      while (signal === 'SIGSTOP' && child?.pid && !isStopped(child.pid)) {} // the kernel takes its time on a busy machine
    },
  }
}

/** The third field of /proc/PID/stat, after the name in brackets; of the main thread, which stops with the others. */
const isStopped = (pid: number): boolean => /\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))

async function ready(): Promise<void> {
  while (!(await answers()) || !(await vpcdListens(VPCD_PORT))) await new Promise((resolve) => setTimeout(resolve, 20))
}

const answers = () =>
  new Promise<boolean>((resolve) => {
    const socket = connect(SOCKET)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

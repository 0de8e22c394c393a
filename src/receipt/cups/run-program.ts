import { type ChildProcess, spawn } from 'node:child_process'

export interface Run {
  readonly command: string
  readonly args: readonly string[]
  readonly input: Uint8Array | null
  readonly limit: number // milliseconds
  readonly environment: NodeJS.ProcessEnv
}

/** `code` is null where the program is 'missing', or 'late' and was killed with all that it started. */
export type Ran =
  | { readonly code: number; readonly said: string }
  | { readonly code: null; readonly problem: 'missing' | 'late' }

const MOST_SAID = 64 * 1024 // characters; the rest is read and passed over

/** Without a shell, in English. Never throws, and answers in time whatever the program does. */
export const runProgram = ({ command, args, input, limit, environment }: Run): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...environment, LC_ALL: 'C' }, stdio: 'pipe', detached: true })
    let said = ''
    const hear = (text: string) => {
      if (said.length < MOST_SAID) said += text
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    const timer = setTimeout(() => {
      killAll(child)
      resolve({ code: null, problem: 'late' })
    }, limit)
    const answer = (ran: Ran) => {
      clearTimeout(timer)
      resolve(ran)
    }
    child.on('error', () => answer({ code: null, problem: 'missing' }))
    child.on('close', (code) => answer({ code: code ?? -1, said }))
    child.stdin.on('error', () => {}) // it ended without reading
    child.stdin.end(input ?? undefined)
  })

/** Its group, which it leads: a script's own children would go on. */
function killAll({ pid }: ChildProcess) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {} // it has just ended
}

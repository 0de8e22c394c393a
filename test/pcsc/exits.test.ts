import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SLOTS } from '../support/card-stack.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const PROGRAM = fileURLToPath(new URL('../support/reader-program.ts', import.meta.url))

/** How the program ends, the signal it is sent when it is ready, and what it ends with. */
const ENDS = [
  ['close and return', null, 0, null],
  ['exit', null, 0, null],
  ['exit in an operation', null, 0, null],
  ['exit at once', null, 0, null],
  ['uncaught exception', null, 1, null],
  ['unhandled rejection', null, 1, null],
  ['return without closing', 'SIGTERM', null, 'SIGTERM'],
  ['return without closing', 'SIGHUP', null, 'SIGHUP'],
  ['SIGTERM handled', 'SIGTERM', 3, null],
  ['SIGHUP handled', 'SIGHUP', 3, null],
  ['SIGTERM closes first', 'SIGTERM', 0, null],
] as const

/** `atReady` comes before the signal. */
async function run(end: string, signal: NodeJS.Signals | null, atReady: () => void = () => undefined) {
  const program = spawn(process.execPath, [PROGRAM, end, 'card'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  program.stderr.on('data', (text) => {
    said += text
  })
  program.stdout.once('data', () => {
    atReady()
    if (signal) program.kill(signal)
  })
  const [code, killedBy] = await once(program, 'close')
  return { code, killedBy, said }
}

describe.skipIf(skipWithoutStack())('a program with a card thread and a card', { timeout: 60_000 }, () => {
  const slot = vpcdSlot(SLOTS[0])
  let pcscd: Pcscd
  beforeAll(async () => {
    pcscd = await startPcscd()
    await slot.insert((await certifiedCard('ec')).fresh())
  })
  afterAll(async () => {
    await slot.remove()
    await pcscd.kill()
  })

  it.each(ENDS)('ends by "%s" (%s) without an abort', async (end, signal, code, killedBy) => {
    const ended = await run(end, signal)
    expect(ended).toMatchObject({ code, killedBy })
    expect(ended.said).not.toContain('uv_loop_close')
    if (code === 0 || signal) expect(ended.said).toBe('')
  })
  it('ends even while pcscd hangs, and without an abort', async ({ skip }) => {
    if (!pcscd.ours && process.env.CI !== 'true') skip('a pcscd runs here that is not ours to stop')
    const ended = await run('SIGTERM handled', 'SIGTERM', () => pcscd.signal('SIGSTOP'))
    pcscd.signal('SIGCONT')
    expect(ended).toEqual({ code: null, killedBy: 'SIGKILL', said: '' })
  })
})

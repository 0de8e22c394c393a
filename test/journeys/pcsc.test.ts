import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import { loadSamples, type SampleName, type Samples } from '../../src/virtual/samples.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { KEY, type PtyProgram } from '../support/pty.ts'
import { endKoshin, pressRenew, startKoshin } from '../support/visit.ts'
import { vpcdSlot } from '../support/vpcd.ts'

// Not those of the training panel, so that finding one anywhere means something.
const PIN = { current: '85297413', new: '60418372' }

/** A card that is taken out and put in again sooner is one that pcscd 1.9 never saw leave, and may stay unusable there. */
const PCSCD_LOOKS_EVERY = 500 // milliseconds; 400 in pcscd

describe.skipIf(skipWithoutStack())('on pcscd, in a real terminal', { timeout: 60_000 }, () => {
  let pcscd: Pcscd
  let samples: Samples
  let folder: string
  let program: PtyProgram
  const first = vpcdSlot(35_963)
  const second = vpcdSlot(35_964)

  const card = (name: SampleName, pin: string) => createPivCard({ ...samples.cards[name], pin })
  const start = (environment: Record<string, string> = {}) =>
    startKoshin(['--reader', 'pcsc', '--registry', `sqlite:${join(folder, 'registry.db')}`, '--samples'], environment)

  beforeAll(async () => {
    pcscd = await startPcscd()
    samples = await loadSamples({ folder: 'dist/samples', now: new Date() })
  })
  afterAll(() => pcscd.kill())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'koshin-pcsc-'))
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.log(readFileSync(join(folder, 'koshin.log'), 'utf8'))
    await first.remove()
    await second.remove()
    await endKoshin(program)
    await new Promise((resolve) => setTimeout(resolve, PCSCD_LOOKS_EVERY))
    rmSync(folder, { recursive: true })
  })

  async function provenCurrent() {
    program.type('3')
    await program.waitFor('古いICカードの確認')
    await first.insert(card('current', PIN.current))
    await program.waitFor('末尾 893753')
    program.type(KEY.enter)
    await program.waitFor('残り 5 回')
    program.type(`${PIN.current}${KEY.enter}`)
    await program.waitFor('新しいICカードの確認')
  }

  async function confirmedNew(pin: string) {
    await program.waitFor('末尾 893767')
    program.type(KEY.enter)
    await program.waitFor(['PIN番号の入力', '3/5', '残り 4 回']) // the current card's PIN was tried and did not fit
    program.type(`${pin}${KEY.enter}`)
    await program.waitFor('> 戻る <')
  }

  it('renews with the cards put into one reader in turn, and keeps no PIN anywhere', async () => {
    program = await start({ NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}` })
    await provenCurrent()
    await first.swap(card('new', PIN.new))
    await confirmedNew(PIN.new)
    const receipt = await pressRenew(program)
    await first.remove()
    await new Promise((resolve) => setTimeout(resolve, 1000)) // the result does not go away sooner
    program.type(KEY.enter)
    await program.waitFor('利用者登録メニュー')
    const snapshot = await heapSnapshot(program, folder)
    expect(snapshot).toContain(receipt.slice(0, 8)) // it really is this program's heap
    for (const pin of Object.values(PIN)) {
      expect(snapshot.includes(pin), 'heap').toBe(false)
      expect(program.output().includes(pin), 'terminal').toBe(false)
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
        expect(readFileSync(join(entry.parentPath, entry.name), 'latin1').includes(pin), entry.name).toBe(false)
      }
    }
  })

  it('renews with both cards in, in two readers', async () => {
    program = await start()
    await provenCurrent()
    await second.insert(card('new', PIN.new))
    await confirmedNew(PIN.new)
    await pressRenew(program)
  })

  it('takes another card for another one, however fast it was swapped', async () => {
    program = await start()
    await provenCurrent()
    await first.swap(card('new', PIN.new))
    await confirmedNew(PIN.new)
    await first.swap(card('new-same-pin', PIN.new))
    await program.waitFor('新しいICカードの確認')
    await program.waitFor('末尾 893771')
  })

  it('refuses the same card twice and goes on with the right one', async () => {
    program = await start()
    await provenCurrent()
    await first.swap(card('current', PIN.current))
    await program.waitFor('同じ')
    await first.swap(card('new', PIN.new))
    await confirmedNew(PIN.new)
    await pressRenew(program)
  })

  it('says when the service is gone, and goes on when it is back', async () => {
    program = await start()
    await provenCurrent()
    await first.remove()
    await pcscd.kill('SIGKILL')
    await program.waitFor(/カードリーダーのサービス|停止/)
    await pcscd.start()
    await first.insert(card('new', PIN.new))
    await confirmedNew(PIN.new)
    await pressRenew(program)
  })

  it.each([
    ['Ctrl+C', 0, (running: PtyProgram) => running.type(KEY.controlC)],
    ['SIGTERM', 143, (running: PtyProgram) => running.kill('SIGTERM')],
    ['SIGHUP', 129, (running: PtyProgram) => running.kill('SIGHUP')],
  ] as const)('ends on %s without an abort, with a card in and a visit under way', async (_, code, end) => {
    program = await start()
    await provenCurrent()
    end(program)
    expect(await program.exited).toMatchObject({ code })
    expect(program.output()).not.toMatch(/uv_loop|abort|core dumped|Error/i)
    expect(program.output()).toContain('\x1b[?1049l')
  })

  it('ends when the terminal is gone', async () => {
    program = await start()
    await provenCurrent()
    const launcher = program.pid
    program.hangUp()
    await gone(launcher)
  })
})

/** Node writes one file when it is asked by a signal; it is whole when the name has stopped growing. */
async function heapSnapshot(program: PtyProgram, folder: string): Promise<string> {
  const { execFileSync } = await import('node:child_process')
  const child = execFileSync('pgrep', ['-P', String(program.pid)], { encoding: 'utf8' }).trim()
  process.kill(Number(child), 'SIGUSR2')
  for (let size = -1; ; ) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    const [name] = readdirSync(folder).filter((each) => each.endsWith('.heapsnapshot'))
    if (name === undefined) continue
    const text = readFileSync(join(folder, name), 'utf8')
    if (text.length === size && text.trimEnd().endsWith('}')) return text
    size = text.length
  }
}

async function gone(pid: number) {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

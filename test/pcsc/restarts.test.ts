import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backOff } from '../../src/reader/back-off.ts'
import type { Order, ThreadData } from '../../src/reader/protocol.ts'
import { realTimers, type Timers } from '../../src/reader/timers.ts'
import { READERS, SLOTS, startCardThreadPort, THREAD } from '../support/card-stack.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const RESTARTS = 20
const TOO_SHORT = 1 // milliseconds for an operation
const LONG_WAITS = Array.from({ length: 20 }, (_, failures) => backOff(failures))
const sample = await certifiedCard('ec')

/** As in life, but the waits between one thread and the next are cut short; those for a thread that closes are not. */
const hastyTimers: Timers = {
  after: (wait, callback) => realTimers.after(LONG_WAITS.includes(wait) ? 100 : wait, callback),
}

describe.skipIf(skipWithoutStack())('a card thread', { timeout: 120_000 }, () => {
  const slot = vpcdSlot(SLOTS[0])
  let pcscd: Pcscd
  beforeAll(async () => {
    pcscd = await startPcscd()
    await slot.insert(sample.fresh())
  })
  afterAll(async () => {
    await slot.remove()
    await pcscd.kill()
  })

  it('that is given up in the middle of an operation, 20 times, is replaced and goes on counting', async () => {
    const port = startCardThreadPort({ timers: hastyTimers, longestOperation: TOO_SHORT })
    const numbers: number[] = []
    for (let time = 0; time < RESTARTS; time++) {
      numbers.push(await port.inserted(READERS[0], numbers.at(-1)))
      expect(await port.readCard(numbers.at(-1) ?? 0)).toEqual({ ok: false, failure: { kind: 'card.timeout' } })
      expect(port.status()).toEqual({ service: 'restarting', readers: [] })
    }
    expect(new Set(numbers).size).toBe(RESTARTS)
    await port.close()
  })

  it('that is terminated from outside, with all it has open, does not take the process with it', async () => {
    for (let time = 0; time < RESTARTS; time++) {
      const workerData: ThreadData = { firstInsertion: 1, transcript: null, state: new SharedArrayBuffer(4) }
      const worker = new Worker(THREAD, { workerData })
      await once(worker, 'message')
      if (time % 2) worker.postMessage({ type: 'read-card', id: 1, insertion: 1 } satisfies Order)
      expect(await worker.terminate()).toBe(1)
    }
  })

  it('that is started and closed 20 times works each time and leaves nothing behind', async () => {
    const files: number[] = []
    for (let time = 0; time < RESTARTS; time++) {
      const port = startCardThreadPort()
      const reading = await port.readCard(await port.inserted(READERS[0]))
      expect(reading.ok).toBe(true)
      await port.close()
      files.push(readdirSync('/proc/self/fd').length)
    }
    expect(files.at(-1)).toBe(files[0])
  })
})

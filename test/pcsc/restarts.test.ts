import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realTimers, type Timers } from '../../src/reader/timers.ts'
import { READERS, SLOTS, startCardThreadPort } from '../support/card-stack.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const RESTARTS = 20
const TOO_SHORT = 1 // milliseconds for an operation
const sample = await certifiedCard('ec')

/** As in life, but with the waits of seconds cut short. */
const hastyTimers: Timers = {
  after: (milliseconds, callback) => realTimers.after(Math.min(milliseconds, 100), callback),
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
    const timers: Timers = {
      after: (wait, callback) => hastyTimers.after(wait === TOO_SHORT ? wait : 100 + wait, callback),
    }
    const port = startCardThreadPort({ timers: { after: timers.after }, longestOperation: TOO_SHORT })
    const numbers: number[] = []
    for (let time = 0; time < RESTARTS; time++) {
      numbers.push(await port.inserted(READERS[0], numbers.at(-1)))
      expect(await port.readCard(numbers.at(-1) ?? 0)).toEqual({ ok: false, failure: { kind: 'card.timeout' } })
      expect(port.status()).toEqual({ service: 'restarting', readers: [] })
    }
    expect(new Set(numbers).size).toBe(RESTARTS)
    await port.close()
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

import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { READERS, SLOTS, startCardThreadPort, type WatchedPort } from '../support/card-stack.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const CYCLES = 100 // in each of two readers at once
const sample = await certifiedCard('rsa')

describe.skipIf(skipWithoutStack())('cards that come and go in two readers', () => {
  let pcscd: Pcscd
  let port: WatchedPort
  beforeAll(async () => {
    pcscd = await startPcscd()
    port = startCardThreadPort()
    await port.until(({ readers }) => readers.length === READERS.length)
  })
  afterAll(async () => {
    await port.close()
    await pcscd.kill()
  })

  /** Gives the numbers of the insertions. */
  async function cycle(index: 0 | 1, times: number): Promise<number[]> {
    const slot = vpcdSlot(SLOTS[index])
    const numbers: number[] = []
    for (let time = 0; time < times; time++) {
      await slot.insert(sample.fresh())
      const insertion = await port.inserted(READERS[index], numbers.at(-1))
      const reading = await port.readCard(insertion)
      if (!reading.ok) throw new Error(`cycle ${time}: ${JSON.stringify(reading.failure)}`)
      expect(Buffer.from(reading.value.certificate).equals(sample.certificate)).toBe(true)
      expect(reading.value.reader).toBe(READERS[index])
      numbers.push(insertion)
      await slot.remove()
      await port.empty(READERS[index])
    }
    return numbers
  }

  it('are read 200 times by one thread, and leave nothing behind', { timeout: 400_000 }, async () => {
    await cycle(0, 1)
    const before = readdirSync('/proc/self/fd').length
    const [first, second] = await Promise.all([cycle(0, CYCLES), cycle(1, CYCLES)])
    expect(new Set([...first, ...second]).size).toBe(2 * CYCLES)
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before + 2) // a context for each reader used
  })
})

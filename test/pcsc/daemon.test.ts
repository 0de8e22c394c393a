import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { READERS, SLOTS, startCardThreadPort, type WatchedPort } from '../support/card-stack.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const sample = await certifiedCard('ec')

describe.skipIf(skipWithoutStack())('pcscd', { timeout: 60_000 }, () => {
  let slot: ReturnType<typeof vpcdSlot>
  let pcscd: Pcscd
  let port: WatchedPort
  beforeEach(async (context) => {
    slot = vpcdSlot(SLOTS[0])
    pcscd = await startPcscd()
    if (!pcscd.ours && process.env.CI !== 'true') context.skip('a pcscd runs here that is not ours to kill')
    expect(pcscd.ours).toBe(true)
  })
  afterEach(async () => {
    await port?.close()
    await slot.remove()
    await pcscd.kill()
  })

  it.each(['SIGKILL', 'SIGTERM'] as const)('that ends (%s) and starts again is recovered from', async (signal) => {
    port = startCardThreadPort()
    await slot.insert(sample.fresh())
    const before = await port.inserted(READERS[0])
    await pcscd.kill(signal)
    expect(await port.until(({ service }) => service === 'stopped')).toEqual({ service: 'stopped', readers: [] })
    expect(await port.readCard(before)).toEqual({ ok: false, failure: { kind: 'reader.service-stopped' } })
    await pcscd.start()
    slot = vpcdSlot(SLOTS[0])
    await slot.insert(sample.fresh())
    expect((await port.readCard(await port.inserted(READERS[0], before))).ok).toBe(true)
  })

  it('that is not running yet is waited for', async () => {
    await pcscd.kill()
    port = startCardThreadPort()
    await port.until(({ service }) => service === 'stopped')
    await pcscd.start()
    await port.until(({ service, readers }) => service === 'running' && readers.length === READERS.length)
  })

  it('that is killed in the middle of an operation fails it, and nothing else', async () => {
    port = startCardThreadPort()
    const card = faultyCard(sample.fresh(), 3, () => {
      void pcscd.kill('SIGKILL')
      return new Uint8Array()
    })
    await slot.insert(card)
    const reading = await port.readCard(await port.inserted(READERS[0]))
    expect(reading.ok ? 'ok' : reading.failure.kind).toMatch(/^(card\.removed|reader\.(service-stopped|unavailable))$/)
    await port.until(({ service }) => service === 'stopped')
    await pcscd.start()
    await port.until(({ readers }) => readers.length === READERS.length)
  })

  it('that hangs fails the operation in time; the thread comes back when pcscd does', async () => {
    port = startCardThreadPort({ longestOperation: 500 })
    await slot.insert(sample.fresh())
    const before = await port.inserted(READERS[0])
    pcscd.signal('SIGSTOP')
    expect(await port.readCard(before)).toEqual({ ok: false, failure: { kind: 'card.timeout' } })
    expect(port.status().service).toBe('restarting')
    pcscd.signal('SIGCONT')
    expect(await port.inserted(READERS[0], before)).toBeGreaterThan(before)
    expect((await port.triesLeft(await port.inserted(READERS[0]))).ok).toBe(true)
  })
})

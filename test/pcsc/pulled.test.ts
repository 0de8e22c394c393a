import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { READERS, SLOTS, startCardThreadPort, type WatchedPort } from '../support/card-stack.ts'
import { certifiedCard, pinOctets } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const sample = await certifiedCard('ec')
const another = await certifiedCard('ec')
const fingerprint = createHash('sha256').update(sample.certificate).digest('hex')
const statement = Buffer.from('statement')

describe.skipIf(skipWithoutStack())('on the real stack', { timeout: 120_000 }, () => {
  const slot = vpcdSlot(SLOTS[0])
  let pcscd: Pcscd
  let port: WatchedPort
  let last = 0
  beforeAll(async () => {
    pcscd = await startPcscd()
    port = startCardThreadPort()
  })
  afterAll(async () => {
    await port.close()
    await slot.remove()
    await pcscd.kill()
  })

  const inserted = async () => {
    last = await port.inserted(READERS[0], last)
    return last
  }
  const prove = (insertion: number) => port.prove({ insertion, fingerprint, pin: pinOctets(), statement })

  it('a card proves what it is', async () => {
    await slot.insert(sample.fresh())
    expect(await prove(await inserted())).toMatchObject({ ok: true, value: { fingerprint } })
    await slot.remove()
    await port.empty(READERS[0])
  })

  it('a card that is pulled at any exchange of a proof was removed, and the next one works', async () => {
    const whole = faultyCard(sample.fresh())
    await slot.insert(whole)
    expect((await prove(await inserted())).ok).toBe(true)
    for (let at = 1; at <= whole.exchanges(); at++) {
      await slot.remove()
      await port.empty(READERS[0])
      const card = faultyCard(sample.fresh(), at, () => {
        void slot.remove()
        return new Uint8Array()
      })
      await slot.insert(card)
      expect(await prove(await inserted()), `exchange ${at}`).toEqual({ ok: false, failure: { kind: 'card.removed' } })
      expect(card.verifies()).toBeLessThanOrEqual(1)
    }
    await port.empty(READERS[0])
    await slot.insert(sample.fresh())
    expect((await prove(await inserted())).ok).toBe(true)
  })

  it('a card swapped in a moment is never given the PIN of the one before', async () => {
    for (let time = 0; time < 5; time++) {
      await slot.swap(sample.fresh())
      const insertion = await inserted()
      const next = faultyCard(another.fresh())
      await slot.swap(next)
      const proof = await prove(insertion)
      expect(proof.ok ? 'ok' : proof.failure.kind).toMatch(/^card\.(changed|removed|absent|mute|reset)$/)
      expect(next.verifies()).toBe(0)
    }
  })
})

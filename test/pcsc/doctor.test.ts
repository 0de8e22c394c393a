import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { READERS, SLOTS } from '../support/card-stack.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const sample = await certifiedCard('rsa')

interface Report {
  readonly findings: readonly { readonly kind: string; readonly names?: readonly string[] }[]
}

async function doctor() {
  const program = spawn('kiosk/koshin', ['doctor', '--reader', 'pcsc', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  program.stdout.on('data', (text) => {
    output += text
  })
  await once(program, 'close')
  const { findings } = JSON.parse(output) as Report
  return findings
}

describe.skipIf(skipWithoutStack())('koshin doctor, on pcscd', { timeout: 60_000 }, () => {
  const slot = vpcdSlot(SLOTS[1])
  const card = faultyCard(sample.fresh())
  let pcscd: Pcscd
  beforeAll(async () => {
    pcscd = await startPcscd()
    await slot.insert(card)
  })
  afterAll(async () => {
    await slot.remove()
    await pcscd.kill()
  })

  it('sees the readers, and says nothing to the card in one', async () => {
    expect(await doctor()).toContainEqual({
      ...{ kind: 'readers.found', state: 'ok', names: [...READERS] },
      sentence: expect.stringContaining(READERS[1]),
    })
    expect(card.exchanges()).toBe(0)
  })

  it('says that pcscd is not there', async () => {
    if (!pcscd.ours) return
    await pcscd.kill()
    expect(await doctor()).toContainEqual(expect.objectContaining({ kind: 'pcscd.stopped', state: 'to-do' }))
  })
})

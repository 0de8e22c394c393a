import { expect, it } from 'vitest'
import { renew } from '../../src/actors/renew.ts'
import { done, failed, type Result } from '../../src/result.ts'
import type { Receipt } from '../../src/types/registry.ts'
import { identifiedCard } from '../support/identified-card.ts'

const SIGNED = { statement: new Uint8Array(1), algorithm: 'ecdsa-sha256', signature: new Uint8Array(1) } as const
const PENDING = { renewal: '0'.repeat(32), time: '2026-11-23T06:20:00Z', current: 'a'.repeat(64), new: 'b'.repeat(64) }
const INPUT = { pending: PENDING, current: SIGNED, new: SIGNED, newCard: identifiedCard(), personInCharge: '' }

async function order(answer: Result<Receipt>): Promise<string[]> {
  const steps: string[] = []
  await renew({
    registry: async () => ({
      renew: async () => {
        steps.push('renew')
        return answer
      },
    }),
    journal: { write: (pending) => steps.push(`write ${'renewal' in pending ? pending.renewal : ''}`) },
  })(INPUT)
  return steps
}

const WRITTEN = `write ${PENDING.renewal}`

it('writes the journal before it asks, and keeps it until the visitor has seen the receipt', async () => {
  expect(await order(done({} as Receipt))).toEqual([WRITTEN, 'renew'])
})

it('asks nothing when the journal cannot be written', async () => {
  const port = renew({
    registry: () => Promise.reject(new Error('asked')),
    journal: {
      write() {
        throw new Error('ENOSPC')
      },
    },
  })
  expect(await port(INPUT)).toEqual(failed({ kind: 'renewal.not-recorded' }))
})

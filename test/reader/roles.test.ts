import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../src/reader/operations.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import type { Candidate } from '../../src/types/reader.ts'
import { applicationCards } from '../support/application-cards.ts'
import { pinOctets } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'

const cards = await applicationCards()
const NAMES = ['piv', 'piv, 9C alone', 'pkcs15', 'jpki'] as const
const ROLES: readonly Candidate['role'][] = ['authentication', 'signature']

describe.each(NAMES)('a card (%s)', (name) => {
  it.each(ROLES)('signs in the role %s with what it shows, and with nothing else', async (role) => {
    const { certificate, pin, fresh } = cards[name]
    const reader = createVirtualReader({ readers: ['R'] })
    const card = faultyCard(fresh())
    reader.insert('R', card)
    const insertion = reader.status().readers[0]?.card?.insertion ?? 0
    const all = await reader.candidates(insertion)
    const shown = all.ok && all.value.find((one) => one.role === role && one.certificate !== null)
    const fingerprint = fingerprintOf(certificate)
    const proof = await reader.prove({ insertion, fingerprint, pin: pinOctets(pin), statement: Buffer.from('s'), role })
    expect(proof).toMatchObject(shown ? { ok: true } : { failure: { kind: 'card.certificate-missing' } })
    expect(card.verifies()).toBe(shown ? 1 : 0)
  })

  it('logs in with one certificate', async () => {
    const reader = createVirtualReader({ readers: ['R'] })
    reader.insert('R', cards[name].fresh())
    const all = await reader.candidates(reader.status().readers[0]?.card?.insertion ?? 0)
    expect(all.ok && all.value.filter(({ logsIn }) => logsIn)).toHaveLength(1)
  })
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Failure } from '../../src/failure.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { loadSamples } from '../../src/virtual/samples.ts'
import { NOW, testOptions, testTrust } from '../support/registry.ts'

it('refuses the sample cards that are no good, each for its own reason, and takes the current one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'koshin-samples-'))
  const { authority, revocationList, company, cards } = await loadSamples({ folder, now: NOW })
  const options = testOptions(testTrust(authority, revocationList))
  const opened = await openSqliteRegistry({ ...options, path: join(folder, 'registry.db') })
  if (!opened.ok) throw new Error(opened.problem.kind)
  const { registry } = opened
  onTestFinished(async () => {
    await registry.close()
    await rm(folder, { recursive: true })
  })
  await registry.seedRegistration(company, cards.current.certificate)
  const refusal = async (name: keyof typeof cards): Promise<Failure['kind'] | null> => {
    const begun = await registry.beginRenewal({ certificate: cards[name].certificate, kiosk: 'kiosk-1' })
    return begun.ok ? null : begun.failure.kind
  }
  expect(await refusal('expired')).toBe('certificate.expired')
  expect(await refusal('revoked')).toBe('certificate.revoked')
  expect(await refusal('untrusted')).toBe('certificate.untrusted')
  expect(await refusal('weak')).toBe('certificate.weak')
  expect(await refusal('other-company')).toBe('current.unregistered')
  expect(await refusal('current')).toBeNull()
})

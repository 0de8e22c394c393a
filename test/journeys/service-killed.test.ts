import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { RegistryClient } from '../../src/registry/client/registry-client.ts'
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { testAuthority } from '../support/certificates.ts'
import { renewRequest, type TestCard, testCard, testOptions, testSeed, testTrust } from '../support/registry.ts'
import { clientOf, kioskIdentity } from '../support/service.ts'
import { serviceFiles, startService } from '../support/service-program.ts'

const KIOSKS = 20
const EACH = 10
const KILLS = 8

const authority = await testAuthority()

async function setting() {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'registry.db')
  mkdirSync(join(folder, 'trust/anchors'), { recursive: true })
  writeFileSync(join(folder, 'trust/anchors/ca.cer'), authority.certificate)
  writeFileSync(join(folder, 'koshin.toml'), '[policies]\nmissing-crls = "warn"\n')
  const cards: TestCard[] = []
  for (let card = 0; card < KIOSKS * EACH; card++) cards.push(await testCard(authority))
  const opened = await openSqliteRegistry({ ...testOptions(testTrust(authority.certificate)), path, name: 'koshin' })
  if (!opened.ok) throw new Error(opened.problem.kind)
  await opened.registry.seedRegistrations(cards.map((card, index) => testSeed(card, `${index}`)))
  await opened.registry.close()
  const { service } = await serviceFiles(folder)
  const serve = (port: number) =>
    startService([
      ...['--database', `sqlite:${path}`, '--listen', `127.0.0.1:${port}`, '--rate', '100000'],
      ...['--config', join(folder, 'koshin.toml'), ...service],
    ])
  return { path, cards, serve }
}

interface Counts {
  lost: number // answers to 更新
  done: number // of these: it had happened
  refused: number // beginnings that came to nothing
}

/** What a kiosk does: asks what became of a renewal whose answer was lost, and begins anew only when it did not happen. */
async function renewed(kiosk: RegistryClient, name: string, current: TestCard, counts: Counts): Promise<string> {
  const fresh = await testCard(authority)
  for (;;) {
    const begins = await kiosk.beginRenewal({ certificate: current.certificate, kiosk: name })
    if (!begins.ok) {
      expect(begins.failure.kind).toBe('registry.unreachable')
      counts.refused++
      continue
    }
    const answer = await kiosk.renew(renewRequest(begins.value, { current, new: fresh }))
    if (answer.ok) return answer.value.number
    expect(answer.failure.kind).toBe('registry.unreachable')
    counts.lost++
    const settled = await settlement(kiosk, begins.value.renewal)
    if (settled.state === 'not-done') continue
    counts.done++
    return settled.receipt.number
  }
}

async function settlement(kiosk: RegistryClient, renewal: string) {
  for (;;) {
    const settled = await kiosk.settleRenewal(renewal)
    if (settled.ok) return settled.value
    expect(settled.failure.kind).toBe('registry.unreachable')
  }
}

it('kill -9 of the service while twenty kiosks renew: every receipt that was seen stands, every renewal happened once', async () => {
  const { path, cards, serve } = await setting()
  let service = await serve(0)
  const { port } = service
  const numbers: string[] = []
  const counts: Counts = { lost: 0, done: 0, refused: 0 }
  const working = Array.from({ length: KIOSKS }, async (_, index) => {
    const name = `kiosk-${index}`
    const kiosk = clientOf(await kioskIdentity(name), port, { pause: (wait) => setTimeout(wait / 10) })
    for (const card of cards.slice(index * EACH, (index + 1) * EACH))
      numbers.push(await renewed(kiosk, name, card, counts))
    await kiosk.close()
  })
  const all = Promise.all(working)
  let kills = 0
  for (const share = (KIOSKS * EACH) / (KILLS + 1); kills < KILLS; kills++) {
    await expect.poll(() => numbers.length, { timeout: 30_000 }).toBeGreaterThan(share * kills)
    service.process.kill('SIGKILL')
    await service.ended
    service = await serve(port)
  }
  await all
  service.process.kill('SIGTERM')
  expect((await service.ended).code).toBe(0)
  expect(new Set(numbers).size).toBe(KIOSKS * EACH)
  const verified = await verifySqlite(path, null, null)
  if ('kind' in verified) throw new Error(verified.kind)
  const { finding, audit } = verified
  expect(finding).toBeNull()
  expect([...(audit?.tables.receipt.values() ?? [])]).toHaveLength(KIOSKS * EACH)
  expect(audit?.frontier.size).toBe(2 * KIOSKS * EACH) // each seeded and renewed once
  console.log(`${numbers.length} renewals, ${kills} kills`, counts)
}, 120_000)

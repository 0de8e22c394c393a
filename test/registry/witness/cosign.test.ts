import { copyFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { receiptFiles } from '../../../src/registry/receipt-files.ts'
import { withSqliteRecords } from '../../../src/registry/sqlite/with-records.ts'
import { verifySqlite } from '../../../src/registry/verify/verify-sqlite.ts'
import type { AskWitness } from '../../../src/registry/witness/cosign-head.ts'
import { type LoggedRegistry, loggedRegistry, logKeyOf, tampered } from '../../support/logged-registry.ts'
import { testWitness } from '../../support/test-witness.ts'

async function proofOf({ path }: LoggedRegistry, number: string): Promise<string> {
  const files = await withSqliteRecords(path, (database) => receiptFiles(database, number))
  return files !== null && typeof files === 'object' && 'proof' in files ? files.proof : ''
}

async function witnessed(registrations = 3) {
  const logged = await loggedRegistry(registrations)
  return { logged, ...testWitness(logKeyOf(logged)) }
}

const answers =
  (status: number, body = ''): AskWitness =>
  async () => ({ status, body })

describe('a witness', () => {
  it('cosigns each new head, led from the one that it saw last, and is not asked when there is none', async () => {
    const { logged, witness, ask, asked } = await witnessed()
    for (let index = 0; index < 3; index++) {
      await logged.renew(index)
      expect(await logged.registry.cosign(witness, ask)).toBeNull()
    }
    expect(await logged.registry.cosign(witness, ask)).toBeNull()
    expect(asked.map((body) => body.slice(0, body.indexOf('\n')))).toEqual(['old 0', 'old 4', 'old 5'])
    expect(logged.rows('cosignature')).toHaveLength(3)
  })

  it('stands in the receipt, from when it has cosigned', async () => {
    const { logged, witness, ask } = await witnessed()
    const number = await logged.renew(0)
    const plain = await proofOf(logged, number)
    await logged.renew(1)
    await logged.registry.cosign(witness, ask)
    const proof = await proofOf(logged, number)
    expect(plain).not.toMatch(/cosignature=/)
    expect(plain).toMatch(/^size=4$/m)
    expect(proof).toMatch(/^size=5$/m)
    expect(proof).toMatch(
      new RegExp(`^cosignature=${Buffer.from(witness.key.hash).toString('hex')} 1795000000 [0-9a-f]{128}$`, 'm'),
    )
  })

  it('is led from where it wants to be after its answer was lost', async () => {
    const { logged, witness, ask, asked } = await witnessed()
    await logged.renew(0)
    const lost: AskWitness = async (url, body) => ask(url, body).then(() => null)
    expect(await logged.registry.cosign(witness, lost)).toBe('witness.unreachable')
    await logged.renew(1)
    expect(await logged.registry.cosign(witness, ask)).toBeNull()
    expect(asked.map((body) => body.slice(0, body.indexOf('\n')))).toEqual(['old 0', 'old 0', 'old 4'])
  })

  it.each([
    ['witness.unreachable', async () => null],
    ['witness.unknown-log', answers(404)],
    ['witness.unknown-log', answers(403)],
    ['witness.inconsistent', answers(422)],
    ['witness.ahead', answers(409, '100\n')],
    ['witness.unusable', answers(409, 'all\n')],
    ['witness.unusable', answers(500)],
    ['witness.unusable', answers(200, '— witness.example.jp/1 AAAA\n')],
  ] as const)('that does not cosign is %s, and nothing is kept', async (problem, ask) => {
    const { logged, witness } = await witnessed()
    await logged.renew(0)
    expect(await logged.registry.cosign(witness, ask)).toBe(problem)
    expect(logged.rows('cosignature')).toEqual([])
  })

  it('is not believed with a signature of another, or over another head', async () => {
    const { logged, witness, ask } = await witnessed()
    await logged.renew(0)
    const { witness: stranger } = testWitness(logKeyOf(logged))
    expect(await logged.registry.cosign(stranger, ask)).toBe('witness.unusable')
    const old = await ask(witness.url, '')
    expect(old?.status).toBe(403)
    const changed: AskWitness = async (url, body) => {
      const answer = await ask(url, body)
      return answer && { ...answer, body: answer.body.replace(/.{6}\n$/, 'AAAAAA\n') }
    }
    expect(await logged.registry.cosign(witness, changed)).toBe('witness.unusable')
  })

  it('cannot have its word changed in the table unseen', async () => {
    const { logged, witness, ask } = await witnessed()
    await logged.renew(0)
    await logged.registry.cosign(witness, ask)
    const finding = async (...sql: string[]) => {
      const copy = tampered(logged, ...sql)
      copyFileSync(`${logged.path}.keys`, `${copy}.keys`)
      const verified = await verifySqlite(copy, null, null)
      return 'finding' in verified ? verified.finding : verified.kind
    }
    expect(await finding()).toBeNull()
    for (const change of ['size = 3', 'time = time + 1', 'witness = zeroblob(32)', 'signature = zeroblob(64)'])
      expect(await finding(`update cosignature set ${change}`)).toMatchObject({ what: 'cosignature' })
  })
})

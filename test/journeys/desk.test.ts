import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'
import { wholeJourney } from '../support/desk-journey.ts'
import type { DeskVisitor } from '../support/desk-visitor.ts'
import { KEY } from '../support/pty.ts'
import { endKoshin, startKoshin } from '../support/visit.ts'

it('a company registers in training, changes, checks, renews and checks both cards, and the registry verifies', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-desk-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'registry.db')
  const program = await startKoshin(['--registry', `sqlite:${path}`, '--samples'])
  onTestFinished(async () => void (await endKoshin(program)))
  const visitor = (key: string): DeskVisitor => ({
    program,
    pin: '654321',
    put: () => program.type(key),
    take: () => program.type(KEY.f12),
  })
  // No sample card names the company of F10 but F10: the new card's own is another one, so the renewal is 仮登録.
  const replacement = { visitor: visitor(KEY.f6), serialEnd: '893767', samePin: true } as const
  await wholeJourney(visitor(KEY.f10), { ...replacement, outcome: 'provisional' })
  await endKoshin(program)
  const verified = await verifySqlite(path, null, null)
  expect(verified).toMatchObject({ finding: null, audit: { frontier: { size: 5 } } }) // seed, roster, and three visits
})

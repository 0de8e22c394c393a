import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import { loadSamples, type SampleName, type Samples } from '../../src/virtual/samples.ts'
import { wholeJourney } from '../support/desk-journey.ts'
import type { DeskVisitor } from '../support/desk-visitor.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import type { PtyProgram } from '../support/pty.ts'
import { endKoshin, startKoshin } from '../support/visit.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const NUMBER = '2000000002' // not the one that training knows
const ROSTER = `登録番号,企業名称,企業住所,部署名
1999999999,有限会社よその組,埼玉県見本市2-2,総務部
${NUMBER},株式会社サンプル建設,埼玉県見本市見本町1-1,営業部
`

describe.skipIf(skipWithoutStack())('on pcscd, in a real terminal', { timeout: 90_000 }, () => {
  let pcscd: Pcscd
  let samples: Samples
  let folder: string
  let program: PtyProgram
  const slot = vpcdSlot(35_963)

  beforeAll(async () => {
    pcscd = await startPcscd()
    samples = await loadSamples({ folder: 'dist/samples', now: new Date() })
    folder = mkdtempSync(join(tmpdir(), 'koshin-desk-pcsc-'))
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.log(readFileSync(join(folder, 'koshin.log'), 'utf8'))
    await slot.remove()
    await endKoshin(program)
  })
  afterAll(async () => {
    await pcscd.kill()
    rmSync(folder, { recursive: true })
  })

  function visitor(name: SampleName, pin: string): DeskVisitor {
    const card = createPivCard({ ...samples.cards[name], pin })
    return { program, pin, put: () => slot.swap(card), take: () => slot.remove() }
  }

  const registry = (command: string, ...args: string[]): unknown => {
    const options = ['--registry', `sqlite:${join(folder, 'registry.db')}`]
    const stdio = ['ignore', 'pipe', 'ignore'] as const
    return JSON.parse(
      execFileSync('kiosk/koshin', ['registry', command, ...args, ...options], { encoding: 'utf8', stdio: [...stdio] }),
    )
  }

  it('a company of an imported roster registers, changes, checks, renews and checks both cards', async () => {
    writeFileSync(join(folder, 'roster.csv'), ROSTER)
    writeFileSync(join(folder, 'koshin.toml'), '[policies]\ncompany-differs = "allow"\n')
    program = await startKoshin([
      ...['--reader', 'pcsc', '--registry', `sqlite:${join(folder, 'registry.db')}`, '--samples'],
    ])
    expect(registry('import', join(folder, 'roster.csv'))).toMatchObject({ imported: 2 }) // while the kiosk is running
    const replacement = { visitor: visitor('new', '60418372'), serialEnd: '893767', samePin: false } as const
    await wholeJourney(visitor('other-company', '85297413'), { ...replacement, outcome: 'completed' }, NUMBER)
    expect(program.output()).not.toMatch(/85297413|60418372/)
    await endKoshin(program)
    // The sample's registration, the two rosters and three visits.
    expect(registry('verify')).toMatchObject({ agrees: true, entries: 6, registrations: 2, cards: 3 })
  })
})

import { afterAll, describe, expect, it } from 'vitest'
import { checkBatch } from '../../src/commands/certificate/check-batch.ts'
import { createMaterialReader } from '../../src/commands/certificate/read-material.ts'
import { decide } from '../support/chains/decide.ts'
import { openOpenssl, SETTINGS, type Setting } from '../support/chains/openssl-verify.ts'
import { twoAtATime } from '../support/chains/two-at-a-time.ts'
import { isPkitsHere, PKITS_DIR, pkitsCases, pkitsChain, pkitsLine } from '../support/pkits.ts'

const isNeeded = process.env.CI === 'true'
if (!isPkitsHere && !isNeeded) console.log(`PKITS skipped: no ${PKITS_DIR}/tests.json; PKITS_DIR names the folder`)

const cases = isPkitsHere ? pkitsCases() : []
const names = Object.keys(SETTINGS) as Setting[]

/** A judge's answers: whether it accepted each case. */
type Answers = readonly boolean[]

/** 'pass/cases', with false accepts (FA) and false refusals (FR) where there are any. */
function score(answers: Answers, section: string | null): string {
  const judged = cases.map(({ section: of, expected }, index) => ({
    of,
    valid: expected === 'valid',
    accepted: answers[index],
  }))
  const counted = judged.filter(({ of }) => section === null || of === section)
  const accepts = counted.filter(({ valid, accepted }) => accepted && !valid).length
  const refusals = counted.filter(({ valid, accepted }) => !accepted && valid).length
  const wrong = [accepts && ` FA${accepts}`, refusals && ` FR${refusals}`].filter(Boolean).join('')
  return `${counted.length - accepts - refusals}/${counted.length}${wrong}`
}

function printed(ours: Answers, theirs: readonly Answers[]): string {
  const row = (title: string, section: string | null) =>
    [title.padEnd(32), ...[ours, ...theirs].map((answers) => score(answers, section).padEnd(15))].join('')
  const sections = new Map(cases.map(({ section, sectionTitle }) => [section, sectionTitle]))
  const rows = [...sections].map(([section, title]) => row(`${section} ${title}`.slice(0, 31), section))
  const head = ['PKITS'.padEnd(32), 'koshin'.padEnd(15), ...names.map((name) => `openssl ${name}`.padEnd(15))].join('')
  return [head, ...rows, row('all', null)].join('\n')
}

describe.skipIf(!isPkitsHere && !isNeeded)('NIST PKITS', () => {
  const openssl = openOpenssl()
  afterAll(() => openssl.close())

  it('is all here', () => expect(cases.length, `in ${PKITS_DIR}`).toBe(249))

  it('is decided rightly, case by case, beside openssl verify', async () => {
    const decisions = cases.map((test) => decide(pkitsChain(test)))
    const accepted = decisions.map(({ decision }) => decision === 'accept')
    const ask = async (setting: Setting) =>
      twoAtATime(cases, async (test) => (await openssl.verify(pkitsChain(test), setting)).accepts)
    const theirs: Answers[] = []
    for (const setting of names) theirs.push(await ask(setting))
    console.log(printed(accepted, theirs))
    const wrong = cases.flatMap(({ id, expected }, index) => {
      const decision = decisions[index]
      const right = (decision?.decision === 'accept') === (expected === 'valid')
      return right ? [] : [`${id}: ${expected}, ${decision?.decision === 'refuse' ? decision.reason : 'accepted'}`]
    })
    expect(wrong).toEqual([])
  }, 120_000)

  it('is decided the same by certificate check --batch', () => {
    const world = { files: createMaterialReader(), clock: () => new Date(), stopwatch: () => performance.now() }
    const answers = [...checkBatch(cases.map(pkitsLine).join('\n'), world)].map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual(cases.map(({ id }) => id))
    expect(answers.map(({ decision }) => (decision === 'accept' ? 'valid' : 'invalid'))).toEqual(
      cases.map(({ expected }) => expected),
    )
  }, 60_000)
})

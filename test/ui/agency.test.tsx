import { expect, it } from 'vitest'
import { USUAL_AGENCY } from '../../src/ui/agency.ts'
import { ACTIVE } from '../support/desk-samples.ts'
import { F2, named, open } from './open.ts'
import { standing } from './standing-scenes.ts'

it('gives its system the name that the agency gives it, in the language that has one', async () => {
  const agency = { ...USUAL_AGENCY, systemName: { ja: '電子調達\u{202e}システム' } }
  const { terminal } = await open(named('menu'), { agency })
  expect(terminal.rows()[0]).toMatch(/^ 電子調達‹202E›システム +2026年11月23日 15時20分$/)
  terminal.type(F2)
  await terminal.shows('CALS/EC Electronic Bidding System')
})

it('advises 更新 so many days before the end as the agency says', async () => {
  const scene = standing(ACTIVE, { daysLeft: 70 })
  const { terminal } = await open(scene)
  expect(terminal.text()).toContain('このままご利用いただけます。')
  const earlier = await open(scene, { agency: { ...USUAL_AGENCY, renewalAdvisedDays: 74 } })
  expect(earlier.terminal.text()).toContain('有効期限が近づいています。')
})

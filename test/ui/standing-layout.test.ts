import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CardStanding } from '../../src/types/registration.ts'
import type { StandingScreen } from '../../src/types/scene.ts'
import { canLogIn } from '../../src/ui/card-advice.ts'
import { cells } from '../../src/ui/cells.ts'
import { standingLayout } from '../../src/ui/standing-layout.ts'
import { en } from '../../src/ui/words/en.ts'
import { ja } from '../../src/ui/words/ja.ts'
import { identifiedCard } from '../support/identified-card.ts'
import { ISSUER, noticeOf } from './scene-parts.ts'

const name = fc.string({ unit: fc.constantFrom('名', 'a', '\u202e'), maxLength: 300, size: 'max' })
const standings: fc.Arbitrary<CardStanding | null> = fc.option(
  fc.record({
    registration: fc.constantFrom<CardStanding['registration']>(
      { state: 'unregistered' },
      { state: 'active' },
      { state: 'provisional' },
      { state: 'superseded', on: '2026-11-20T03:00:00Z' },
    ),
    problems: fc.subarray(Object.keys(ja.standing.problems) as CardStanding['problems'][number][], { maxLength: 1 }),
  }),
)
const screens: fc.Arbitrary<StandingScreen> = fc
  .record({
    names: fc.tuple(name, name, name),
    triesLeft: fc.constantFrom(null, 0, 5),
    issuer: fc.constantFrom(null, ISSUER),
    standing: standings,
    notice: fc.constantFrom(
      null,
      noticeOf({ kind: 'registry.unreachable' }, 5),
      noticeOf({ kind: 'login.superseded', on: '2026-11-20T03:00:00Z' }, 5),
      noticeOf({ kind: 'request.expired' }, 5),
    ),
  })
  .map(({ names: [holderName, cardCompanyName, issuer], ...some }) => {
    const card = identifiedCard({ triesLeft: some.triesLeft })
    const rows = { ...card.view.rows, holderName, cardCompanyName, issuer }
    return {
      name: 'standing',
      ...some,
      loggedIn: null, // a login that came to something has one sentence more, and no notice
      loginOffered: false,
      focused: 'back',
      card: { ...card, issuer: some.issuer, view: { ...card.view, rows } },
    }
  })

it('fits, and says whole whether the card can log in and what to do next, however long the names on the card are', () => {
  fc.assert(
    fc.property(screens, fc.constantFrom('ja' as const, 'en' as const), (screen, language) => {
      const words = { ja, en }[language]
      const { table, said, next } = standingLayout(screen, words, { columns: 76, rows: 18 }) // of 80x24
      expect(table.length + 1 + said.length + next.length + 1).toBeLessThanOrEqual(18)
      expect(Math.max(...[...table, ...said, ...next].map(cells))).toBeLessThanOrEqual(76)
      const text = table.map((row) => row.trim()).join('')
      expect(text).toContain(words.standing.canLogIn[canLogIn(screen.card, screen.standing)])
    }),
    { numRuns: 1000 },
  )
})

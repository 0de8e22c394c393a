import { describe, expect, it } from 'vitest'
import { USUAL_POLICIES } from '../../src/registry/policies.ts'
import { reviewOf } from '../../src/registry/review.ts'
import type { CertificateRows, CertificateView } from '../../src/types/certificate.ts'
import { identifiedCard } from '../support/identified-card.ts'

const { view } = identifiedCard()
const COMPANY = { name: '(株)テスト工務店01', address: '住所' }
const withRows = (rows: Partial<CertificateRows>): CertificateView => ({ ...view, rows: { ...view.rows, ...rows } })

const reviewed = (current: string, fresh: string) =>
  reviewOf(COMPANY, withRows({ cardCompanyName: current }), withRows({ cardCompanyName: fresh }), USUAL_POLICIES)

describe('what a review marks', () => {
  it.each([
    ['高橋工務店', '髙橋工務店'],
    ['テスト工務店', 'ﾃｽﾄ工務店'],
    ['株式会社テスト', '㈱テスト'],
    ['テスト 工務店', 'テスト　工務店'],
    ['辻工務店', '辻\u{e0100}工務店'], // drawn alike
    ['が', 'か\u3099'], // drawn alike
  ])('%s and %s differ by code point: a note, and no policy is asked', (current, fresh) => {
    expect(reviewed(current, fresh)).toMatchObject({
      differences: [{ row: 'cardCompanyName', verdict: 'notation' }],
      warnings: [],
      outcome: 'completed',
    })
  })

  it.each([
    ['吉田工務店', '𠮷田工務店'], // two kanji: only the clerk can tell
    ['エレカ', 'エレ力'], // a kana and a kanji
    ['テスト一', 'テストー'],
    ['ABC', 'АВС'],
    ['テスト', 'テスト\u200b'],
    ['テスト', ''],
  ])('%s and %s are two companies: the policy decides', (current, fresh) => {
    expect(reviewed(current, fresh)).toMatchObject({
      differences: [{ row: 'cardCompanyName', verdict: 'check' }],
      warnings: [{ kind: 'company-differs', policy: 'provisional' }],
      outcome: 'provisional',
    })
  })

  it('is nothing where both cards say the same', () => {
    expect(reviewed('髙橋', '髙橋')).toMatchObject({
      differences: [],
      warnings: [],
      outcome: 'completed',
      daysGained: 0,
    })
  })

  it('is refused by the strictest of the policies', () => {
    const fresh = withRows({ cardCompanyName: '別会社', holderName: '別人', cardCompanyAddress: '別住所' })
    const policies = { ...USUAL_POLICIES, holderDiffers: 'refuse' } as const
    expect(reviewOf(COMPANY, view, fresh, policies)).toMatchObject({
      outcome: 'refused',
      warnings: [
        { kind: 'company-differs', policy: 'provisional' },
        { kind: 'address-differs', policy: 'allow' },
        { kind: 'holder-differs', policy: 'refuse' },
      ],
    })
  })
})

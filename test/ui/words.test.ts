import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/failure.ts'
import { MENU_ITEMS } from '../../src/types/scene.ts'
import { displayText } from '../../src/ui/display-text.ts'
import { en } from '../../src/ui/words/en.ts'
import { ja } from '../../src/ui/words/ja.ts'
import { noticeRows } from '../../src/ui/words/notice-rows.ts'
import type { Words } from '../../src/ui/words/words.ts'
import { ISSUER } from './scene-parts.ts'

const FAILURES: readonly Failure[] = [
  ...(['service-stopped', 'denied', 'none', 'unavailable', 'restarting'] as const).map((kind) => ({
    kind: `reader.${kind}` as const,
  })),
  ...(
    ['absent', 'removed', 'changed', 'mute', 'reset', 'busy', 'timeout', 'certificate-missing', 'key-mismatch'] as const
  ).map((kind) => ({ kind: `card.${kind}` as const })),
  { kind: 'card.unsupported', atr: '3B80' },
  { kind: 'card.malformed', detail: 'length' },
  { kind: 'card.refused', statusWord: '6F00' },
  { kind: 'card.signing-failed', statusWord: '6985' },
  { kind: 'pin.wrong', triesLeft: 2 },
  { kind: 'pin.blocked' },
  { kind: 'pin.illegal', minLength: 6, maxLength: 8 },
  { kind: 'pin-pad.timed-out' },
  { kind: 'pin-pad.cancelled' },
  { kind: 'pin-pad.refused', detail: '6B80' },
  { kind: 'pin-pad.absent' },
  ...(
    [
      'expired',
      'not-yet-valid',
      'revoked',
      'untrusted',
      'weak',
      'unreadable',
      'clock-wrong',
      'revocation-unknown',
      'unsuitable',
    ] as const
  ).flatMap((kind) =>
    (['current', 'new', 'card'] as const).map((role) => ({ kind: `certificate.${kind}` as const, role })),
  ),
  { kind: 'registry.unreachable' },
  { kind: 'registry.rolled-back' },
  { kind: 'registry.not-accepted', detail: 'proof' },
  { kind: 'current.unregistered' },
  { kind: 'current.is-new' },
  { kind: 'current.is-new', after: 'back' },
  { kind: 'card.absent', wanted: 'new' },
  { kind: 'current.superseded', on: '2026-11-22T16:00:00Z' },
  { kind: 'new.same-card' },
  { kind: 'new.registered' },
  ...(['company', 'address', 'holder', 'expiry'] as const).map((row) => ({ kind: 'new.differs' as const, row })),
  { kind: 'renewal.overtaken' },
  { kind: 'renewal.expired' },
  { kind: 'search.no-match' },
  { kind: 'search.too-many', seconds: 30 },
  { kind: 'registration.card-registered' },
  { kind: 'registration.company-registered' },
  { kind: 'registration.changed-meanwhile', fields: [{ name: 'department.person', present: '' }], revision: 2 },
  { kind: 'request.expired' },
  { kind: 'request.not-recorded' },
  { kind: 'request.not-done' },
  { kind: 'operator.unlisted' },
  { kind: 'operator.expired' },
]

const LANGUAGES: readonly (readonly [string, Words])[] = [
  ['Japanese', ja],
  ['English', en],
]

/** Every sentence of a language that needs nothing, or takes one of these. */
function sentencesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return []
  return Object.values(value as object).flatMap(sentencesOf)
}

const spoken = (words: Words): readonly string[] => [
  ...sentencesOf(words),
  ...FAILURES.flatMap((failure) => noticeRows({ failure, cost: { spent: false, left: 3 } }, words)),
  words.cost({ spent: true, left: 1 }),
  words.frame.clock(new Date(0)),
  words.frame.training('PIN123456/654321'),
  ...words.frame.tooSmall('1 x 1', '80 x 24'),
  ...(['empty', 'card', 'mute', 'take'] as const).map((slot) => words.readers.reader('Reader', slot)),
  words.menu.unavailable('x'),
  words.menu.selfTest.well('11-25 06:00'),
  words.menu.selfTest.broken('11-25 06:00', '7K2M-9PQX'),
  words.operator.wait(30),
  words.frame.clerkCode('7K2M-9PQX'),
  ...[-1, 0, 1, 1825].map((days) => words.cards.expiry('2026/12/01', days)),
  words.frame.training('x'),
  words.frame.trainingCompany('x'),
  words.cards.serialEnd('1'),
  words.pin.rules({ minLength: 4, maxLength: 4, characters: 'digits' }),
  words.pin.rules({ minLength: 6, maxLength: 16, characters: 'upper-alphanumeric' }),
  words.pin.rules({ minLength: 4, maxLength: 16, characters: 'printable' }),
  words.pin.left(1),
  words.pin.padRules('4'),
  ...(['issuer-unblocks', 'municipal-office', 'new-card', 'unknown'] as const).flatMap((unblocking) =>
    words.pin.issuer({ ...ISSUER, unblocking, telephone: null, hours: null }, true),
  ),
  ...words.pin.issuer(null, true),
  ...words.pin.forgotten(null),
  ...words.pin.forgotten({ ...ISSUER, telephone: null }),
  words.pin.leftUnknown(null),
  words.pin.leftUnknown(5),
  ...Object.values(words.review.meanings).flatMap((say) => [say(5), say(-5)]),
  words.review.check(['a', 'b']),
  words.review.notation(['a', 'b']),
  words.review.position(1, 2, 3),
  words.interrupted.about('x'),
  ...(['registration', 'change'] as const).map((journey) => words.requestInterrupted.about('x', journey)),
  ...(['name', 'password', 'name-and-password'] as const).flatMap((key) => words.form.searchPrompt(key)),
  words.form.count(1, 2),
  words.form.problems.required({ kind: 'required' }),
  words.form.problems['too-long']({ kind: 'too-long', longest: 60, length: 61 }),
  words.form.problems['wrong-length']({ kind: 'wrong-length', wanted: 8, length: 7 }),
  words.form.problems.characters({ kind: 'characters', found: ['a'], offer: null }),
  ...(['postcode', 'telephone', 'mail', 'digits'] as const).map((of) =>
    words.form.problems.format({ kind: 'format', of, offer: null }),
  ),
  words.form.offer('x'),
  words.form.notes.replaced({ kind: 'replaced', character: 'x' }),
  words.form.notes['paste-too-long']({ kind: 'paste-too-long', longest: 60 }),
  ...[1, 2].flatMap((many) => [words.form.summary(many), words.confirmation.changes(many)]),
  words.form.elsewhere('x'),
  words.confirmation.position(1, 2, 3),
  ...[null, 0, 1, 5].map((left) => words.standing.tries(left)),
  words.standing.expiry('2026/12/01', 8),
  words.standing.states.superseded({ state: 'superseded', on: '2026-11-22T16:00:00Z' }),
  words.overlays.elapsed(1),
  ...MENU_ITEMS.flatMap((journey) => [
    ...words.overlays.cancelling(journey),
    ...words.overlays.idle(1, false, journey),
    ...words.overlays.idle(1, true, journey),
  ]),
  words.overlays.padLeft(1),
  words.overlays.padLeft(0),
]

describe.each(LANGUAGES)('%s', (_, words) => {
  it('is made of characters whose width no terminal doubts', () => {
    expect(spoken(words).filter((text) => displayText(text) !== text)).toEqual([])
  })

  it('says of each failure what happened, what to do now, and last what it cost', () => {
    for (const failure of FAILURES) {
      const rows = noticeRows({ failure, cost: { spent: false, left: 3 } }, words)
      expect(rows).toHaveLength(3)
      expect(rows.every((row) => /[。.]$/.test(row))).toBe(true)
      expect(rows[2]).toBe(words.cost({ spent: false, left: 3 }))
    }
  })

  it('has a sentence of its own for each failure', () => {
    const sentences = FAILURES.map((failure) => noticeRows({ failure, cost: null }, words)[0])
    expect(new Set(sentences).size).toBe(FAILURES.length)
  })
})

describe('words', () => {
  it('keep the help desk’s wording', () => {
    const say = (failure: Failure) => noticeRows({ failure, cost: { spent: true, left: 3 } }, ja).join('')
    expect(say({ kind: 'pin.wrong', triesLeft: 3 })).toMatch(/^! PIN番号が違います。.*残り 3 回です。$/)
    expect(say({ kind: 'current.unregistered' })).toContain(
      'このICカードは利用者登録されていません。現在使用しているICカードを挿入してください。新しいICカードは、あとの画面で',
    )
    expect(say({ kind: 'current.is-new' })).toContain('新しいICカードが入っています。')
    expect(say({ kind: 'current.is-new', after: 'back' })).toContain('更新は行っていません（「戻る」が押されました）。')
    expect(say({ kind: 'card.absent', wanted: 'new' })).toContain('空いているICカードリーダーに、新しいICカードを挿入')
    expect(say({ kind: 'new.same-card' })).toContain(
      '現在使用しているICカードと同じカードです。新しいICカードに入れ替え',
    )
    expect(say({ kind: 'certificate.expired', role: 'current' })).toContain('有効期限が切れているため更新できません。')
    expect(say({ kind: 'operator.expired' })).not.toContain('登録')
  })

  it('tell the tries left of a wrong PIN also where the counter could not be read again', () => {
    expect(noticeRows({ failure: { kind: 'pin.wrong', triesLeft: 2 }, cost: null }, en)[2]).toBe('2 tries left.')
  })

  it('give times in Japan', () => {
    expect(ja.frame.clock(new Date('2026-11-22T15:00:00Z'))).toBe('2026年11月23日 00時00分')
    expect(
      ja.failures['current.superseded']({ kind: 'current.superseded', on: '2026-11-22T16:00:00Z' }).text,
    ).toContain('2026年11月23日')
  })
})

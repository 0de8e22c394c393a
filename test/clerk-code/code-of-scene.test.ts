import { describe, expect, it } from 'vitest'
import { readClerkCode } from '../../src/clerk-code/clerk-code.ts'
import { codeOfScene, selfTestCode } from '../../src/clerk-code/code-of-scene.ts'
import { issuerMark } from '../../src/clerk-code/issuer-mark.ts'
import type { Scene } from '../../src/types/scene.ts'
import { named } from '../ui/open.ts'
import { inJourney, noticeOf, pinDialog, readerWith } from '../ui/scene-parts.ts'
import { currentCard, newPin, REVIEW, review, SCENES } from '../ui/scenes.ts'

const TRAINING = 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP'
const told = (scene: Scene) => readClerkCode(codeOfScene(scene) ?? expect.fail('no code'))

describe('the clerk code of a screen', () => {
  it('is on every screen with a notice, and on no screen where nothing failed', () => {
    const isFailing = ({ screen }: Scene) => screen.name !== 'menu' && JSON.stringify(screen).includes('"failure":')
    const failing = Object.keys(SCENES).filter((name) => isFailing(named(name)))
    expect(failing.length).toBeGreaterThan(20)
    for (const name of failing) expect([name, codeOfScene(named(name))]).toEqual([name, expect.any(String)])
    for (const name of ['menu', 'current card, ready', 'current PIN', 'review', 'result', 'take cards, finished'])
      expect([name, codeOfScene(named(name))]).toEqual([name, null])
  })

  it('tells place, failure, readers, authority and tries', () => {
    const scene = newPin({ triesLeft: 4, notice: noticeOf({ kind: 'pin.wrong', triesLeft: 4 }, 4, true) })
    expect(told(scene)).toEqual({
      place: 'new-pin',
      failure: { kind: 'pin.wrong', about: null },
      readers: 'one-card',
      issuer: issuerMark(TRAINING),
      triesLeft: 4,
    })
  })

  it('tells which journey a screen that three have belongs to', () => {
    const dialog = pinDialog({ role: 'card', notice: noticeOf({ kind: 'card.removed' }) })
    for (const journey of ['registration', 'change', 'card-check'] as const)
      expect(told(inJourney(journey)({ name: 'card-pin', dialog }))).toMatchObject({ place: `${journey}/card-pin` })
  })

  it('names no authority where no card was read', () => {
    const scene = currentCard({ state: 'refused' }, noticeOf({ kind: 'card.mute' }))
    expect(told(scene)).toMatchObject({ issuer: null, triesLeft: null })
  })

  it('names the authority of the card that the failure is about', () => {
    const two = { ...REVIEW, new: { ...REVIEW.new, issuer: 'O=other,C=JP' } }
    const about = (role: 'current' | 'new') =>
      told(review(two, 'back', noticeOf({ kind: 'certificate.revoked', role })))
    expect(about('new')).toMatchObject({ issuer: issuerMark('O=other,C=JP'), failure: { about: 'new' } })
    expect(about('current')).toMatchObject({ issuer: issuerMark(TRAINING), failure: { about: 'current' } })
  })

  it.each([
    ['current PIN, blocked', 'pin.blocked'],
    ['review, refused', 'new.differs'],
    ['interrupted, not known', 'registry.unreachable'],
    ['no reader', 'reader.none'],
    ['service stopped', 'reader.service-stopped'],
  ])('is there without a notice too: %s', (name, kind) => {
    expect(told(named(name))).toMatchObject({ failure: { kind } })
  })

  it('says only where it is when the terminal is out of service', () => {
    expect(told(named('out of service'))).toMatchObject({ place: 'out-of-service', failure: null })
  })

  it('tells of a reader that is used by nobody', () => {
    expect(told({ ...named('service stopped'), readers: { ...readerWith('card'), service: 'denied' } })).toMatchObject({
      readers: 'denied',
      failure: { kind: 'reader.denied' },
    })
  })
})

describe('the clerk code of a self-test', () => {
  it('tells what failed', () => {
    const broken = named('menu, self-test broken')
    expect(readClerkCode(selfTestCode(broken) ?? '')).toMatchObject({
      place: 'self-test',
      failure: { kind: 'card.key-mismatch' },
      readers: 'one-empty',
      issuer: null,
    })
    expect(selfTestCode(named('menu, self-test well'))).toBeNull()
  })
})

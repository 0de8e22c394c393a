import type { Failure } from '../../src/failure.ts'
import type { ReaderStatus } from '../../src/types/reader.ts'
import type { MenuItem, Overlay, PinDialog, Scene, Screen, ScreenName } from '../../src/types/scene.ts'
import type { IssuerRules, Notice } from '../../src/types/visit.ts'

export const readerWith = (card: 'none' | 'card' | 'mute'): ReaderStatus => ({
  service: 'running',
  readers: [
    {
      name: 'Virtual PCD 00 00',
      card: card === 'none' ? null : { insertion: 1, atr: card === 'mute' ? '' : '3B80', mute: card === 'mute' },
    },
  ],
})

/** Of the screens that only one journey has. */
const JOURNEYS: Partial<Record<ScreenName, MenuItem>> = {
  'current-card': 'renewal',
  'current-pin': 'renewal',
  'new-card': 'renewal',
  'new-pin': 'renewal',
  review: 'renewal',
  result: 'renewal',
  'take-cards': 'renewal',
}

export const scene = (screen: Screen, more: Partial<Scene> = {}): Scene => ({
  screen,
  readers: readerWith('card'),
  overlay: null,
  journey: JOURNEYS[screen.name] ?? null,
  ...more,
})

export const inJourney =
  (journey: MenuItem) =>
  (screen: Screen, overlay: Overlay | null = null): Scene =>
    scene(screen, { journey, overlay })

export const over = (below: Scene, overlay: Overlay): Scene => ({ ...below, overlay })

export const noticeOf = (failure: Failure, left: number | null = null, spent = false): Notice => ({
  failure,
  cost: left === null ? null : { spent, left },
})

export const ISSUER: IssuerRules = {
  name: 'テスト認証局',
  maxTries: 10,
  unblocking: 'issuer-unblocks',
  telephone: '03-0000-0000',
  hours: '平日 9:00-17:30',
}

export const PAD = { seconds: 90 }

export const pinDialog = (more: Partial<PinDialog> = {}): PinDialog => ({
  role: 'current',
  rules: { minLength: 6, maxLength: 8, characters: 'digits' },
  pinPad: null,
  triesLeft: 5,
  consent: 'not-needed',
  blocked: false,
  issuerName: 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP',
  issuer: null,
  samePinTried: false,
  notice: null,
  attempt: 0,
  personInCharge: '',
  ...more,
})

import type { Journey, ScreenName } from '../types/scene.ts'

type Shared = 'card' | 'card-pin' // by four journeys, which the screen's name does not tell apart
type Desk = Exclude<Journey, 'renewal'>

/** Where a clerk code was shown. */
export type Place = Exclude<ScreenName, Shared> | `${Desk}/${Shared}` | 'self-test'

/** Never changed and never used again, as the failures' numbers; at most 63. */
export const PLACE_NUMBERS: Readonly<Record<Place, number>> = {
  'self-test': 0,
  menu: 1,
  'current-card': 2,
  'current-pin': 3,
  'new-card': 4,
  'new-pin': 5,
  review: 6,
  result: 7,
  interrupted: 8,
  'request-interrupted': 9,
  'registration/card': 10,
  'change/card': 11,
  'card-check/card': 12,
  'registration/card-pin': 13,
  'change/card-pin': 14,
  'card-check/card-pin': 15,
  search: 16,
  'registration-form': 17,
  'change-form': 18,
  'registration-confirmation': 19,
  'change-confirmation': 20,
  'registration-result': 21,
  'change-result': 22,
  standing: 23,
  'take-cards': 24,
  'out-of-service': 25,
  closed: 26,
  operator: 27,
  'maintenance/card': 28,
  'maintenance/card-pin': 29,
}

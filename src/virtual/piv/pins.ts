import type { Personalisation } from './personalisation.ts'
import { type CardPin, createCardPin } from './pin.ts'

const APPLICATION_PIN = 0x80
const GLOBAL_PIN = 0x00

/** The PINs by key reference (SP 800-73-4 part 1 table 4a). Any of them opens what is behind a PIN. */
export interface CardPins {
  get(reference: number): CardPin | undefined
  readonly verified: boolean
  /** Whether one was verified by the command just before this one; true once. */
  takeFresh(): boolean
  logout(): void
}

export function createCardPins({ globalPin, ...application }: Personalisation): CardPins {
  const pins = new Map([[APPLICATION_PIN, createCardPin(application)]])
  if (globalPin) pins.set(GLOBAL_PIN, createCardPin(globalPin))
  const all = [...pins.values()]
  return {
    get: (reference) => pins.get(reference),
    get verified() {
      return all.some((pin) => pin.verified)
    },
    takeFresh: () => all.filter((pin) => pin.takeFresh()).length > 0,
    logout() {
      for (const pin of all) pin.logout()
    },
  }
}

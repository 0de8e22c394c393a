import { STATUS } from '../apdu/response.ts'
import { PIN_RULES } from './references.ts'

/** The PIN of the application: digits, padded as the AODF says. */
export interface CardPin {
  /** What an empty VERIFY is told; spends nothing. */
  status(): number
  verify(padded: Uint8Array): number
  logout(): void
  readonly verified: boolean
}

export function createCardPin(options: { pin: string; maxTries: number; triesLeft: number }): CardPin {
  const expected = Buffer.alloc(PIN_RULES.stored, PIN_RULES.padding)
  expected.write(options.pin, 'latin1')
  let left = options.triesLeft
  let verified = false
  const refuse = (): number => {
    left -= 1
    verified = false
    return STATUS.triesLeft | left
  }
  return {
    status: () => (left === 0 ? STATUS.blocked : verified ? STATUS.ok : STATUS.triesLeft | left),
    verify(padded) {
      if (left === 0) return STATUS.blocked
      if (padded.length !== PIN_RULES.stored) return STATUS.wrongLength
      if (!expected.equals(padded)) return refuse() // octets are compared: wrong padding costs a try, as on real cards
      left = options.maxTries
      verified = true
      return STATUS.ok
    },
    logout() {
      verified = false
    },
    get verified() {
      return verified
    },
  }
}

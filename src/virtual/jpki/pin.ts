import { STATUS } from '../apdu/response.ts'

/** One of the card's two PINs; each is verified and counted for itself. */
export interface CardPin {
  /** What an empty VERIFY is told: the tries left, even when the PIN is verified. Spends nothing. */
  status(): number
  verify(octets: Uint8Array): number
  logout(): void
  readonly verified: boolean
}

export function createCardPin(options: { pin: string; maxTries: number; triesLeft: number }): CardPin {
  const expected = Buffer.from(options.pin, 'latin1')
  let left = options.triesLeft
  let verified = false
  const refuse = (): number => {
    left -= 1
    verified = false
    return STATUS.triesLeft | left // 63C0: this one has locked it
  }
  return {
    status: () => STATUS.triesLeft | left,
    verify(octets) {
      if (left === 0) return STATUS.locked
      if (!expected.equals(octets)) return refuse() // no padding, and upper case only
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

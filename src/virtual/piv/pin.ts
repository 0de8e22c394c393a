import { STATUS } from '../apdu/response.ts'

const STORED_LENGTH = 8
const LEGAL = /^\d{6,8}$/

/** A PIN of the card; the global one is held to the rules of the application's (SP 800-73-4 part 2 §2.4.3). */
export interface CardPin {
  /** What an empty VERIFY is told; spends nothing. */
  status(): number
  verify(padded: Uint8Array): number
  logout(): void
  readonly verified: boolean
  /** Whether the PIN was verified by the command just before this one; true once. */
  takeFresh(): boolean
}

export function createCardPin(options: { pin: string; maxTries: number; triesLeft: number }): CardPin {
  const expected = options.pin
  let left = options.triesLeft
  let verified = false
  let fresh = false

  const logout = (): void => {
    verified = false
    fresh = false
  }
  const refuse = (): number => {
    left -= 1
    logout()
    return STATUS.triesLeft | left
  }
  return {
    status: () => (left === 0 ? STATUS.blocked : verified ? STATUS.ok : STATUS.triesLeft | left),
    verify(padded) {
      if (left === 0) return STATUS.blocked
      const pin = unpad(padded)
      if (pin === null) return STATUS.wrongData // §3.2.1: neither the counter nor the security status changes
      if (pin !== expected) return refuse()
      left = options.maxTries
      verified = true
      fresh = true
      return STATUS.ok
    },
    logout,
    get verified() {
      return verified
    },
    takeFresh() {
      const was = fresh
      fresh = false
      return was
    },
  }
}

function unpad(padded: Uint8Array): string | null {
  if (padded.length !== STORED_LENGTH) return null
  const pin = Buffer.from(padded)
    .toString('latin1')
    .replace(/\u00ff+$/, '')
  return LEGAL.test(pin) ? pin : null
}

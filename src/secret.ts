import type { SecretName } from './types/visit.ts'

/**
 * Holds the characters of one PIN as octets, outside of every string, state and log (design §8). The screen holds an
 * opaque token for each character instead: a private-use code point that says nothing about it.
 */
export interface Secret {
  /** Takes one printable ASCII character and gives the token that stands for it on the screen. */
  add(character: string): string
  /** Tells which tokens are still on the screen, and in what order. Octets of all others are wiped. */
  arrange(tokens: string): void
  /** A copy of the octets in screen order; whoever asks for it wipes it. */
  octets(): Uint8Array
  readonly length: number
  wipe(): void
}

/** All that a visit keeps secret. */
export type Secrets = Readonly<Record<SecretName, Secret>>

export const createSecrets = (): Secrets => ({
  current: createSecret(),
  new: createSecret(),
  card: createSecret(),
  password: createSecret(),
})

export function wipeSecrets(secrets: Secrets, whose: SecretName | 'all'): void {
  for (const [name, secret] of Object.entries(secrets)) if (whose === 'all' || whose === name) secret.wipe()
}

const FIRST_TOKEN = 0xe000
const CAPACITY = 256

export function createSecret(): Secret {
  const octetOf = new Uint8Array(CAPACITY) // indexed by token
  let order: number[] = []
  let next = 0
  return {
    add(character) {
      while (order.includes(next)) next = (next + 1) % CAPACITY // a field is far shorter than the capacity
      const token = next
      next = (next + 1) % CAPACITY
      octetOf[token] = character.charCodeAt(0)
      return String.fromCharCode(FIRST_TOKEN + token)
    },
    arrange(tokens) {
      order = Array.from(tokens, (token) => token.charCodeAt(0) - FIRST_TOKEN)
      for (let token = 0; token < CAPACITY; token++) if (!order.includes(token)) octetOf[token] = 0
    },
    octets() {
      // A small array without a buffer of its own lives in V8's heap, which leaves copies behind when it moves it.
      const octets = new Uint8Array(new ArrayBuffer(order.length))
      order.forEach((token, index) => {
        octets[index] = octetOf[token] ?? 0
      })
      return octets
    },
    get length() {
      return order.length
    },
    wipe() {
      octetOf.fill(0)
      order = []
      next = 0
    },
  }
}

export const isToken = (character: string): boolean => {
  const code = character.charCodeAt(0)
  return code >= FIRST_TOKEN && code < FIRST_TOKEN + CAPACITY
}

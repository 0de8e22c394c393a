import type { CertificateEntry } from './certificates.ts'
import type { Pin } from './pins.ts'
import type { PrivateKey } from './private-keys.ts'

export interface Directories {
  readonly keys: readonly PrivateKey[]
  readonly certificates: readonly CertificateEntry[]
  readonly pins: readonly Pin[]
}

/** A key that can sign for logging in, its certificate, and the PIN that lets it. */
export interface Candidate {
  readonly key: PrivateKey
  readonly certificate: CertificateEntry
  readonly pin: Pin
}

/**
 * In the order of EF(PrKDF), those that are for documents only behind those that sign anything: the first one is the
 * card's, so that the same card always shows the same certificate.
 */
export const candidates = ({ keys, certificates, pins }: Directories): readonly Candidate[] =>
  inOrder(keys).flatMap((key) => {
    const certificate = certificates.find(({ id }) => id === key.id)
    const pin = pins.find(({ authId }) => authId === key.authId) ?? onlyPin(key, pins)
    return certificate && pin ? [{ key, certificate, pin }] : []
  })

export const roleOf = ({ key }: Candidate): 'authentication' | 'signature' =>
  key.bindsHolder ? 'signature' : 'authentication'

const inOrder = (keys: readonly PrivateKey[]): readonly PrivateKey[] => [
  ...keys.filter(({ signs }) => signs),
  ...keys.filter(({ signs, bindsHolder }) => !signs && bindsHolder),
]

/** Where a key does not name its PIN and the card has one only, that is the one. */
const onlyPin = ({ authId }: PrivateKey, pins: readonly Pin[]): Pin | undefined =>
  authId === '' && pins.length === 1 ? pins[0] : undefined

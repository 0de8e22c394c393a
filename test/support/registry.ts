import { sign } from 'node:crypto'
import { fingerprint } from '../../src/certificate/fingerprint.ts'
import { readTrust, type Trust } from '../../src/certificate/trust.ts'
import type { RenewalRole } from '../../src/failure.ts'
import { keysOf, type LogKeys } from '../../src/registry/log-keys.ts'
import type { Seed } from '../../src/registry/seed-registrations.ts'
import type { RegistryOptions } from '../../src/registry/world.ts'
import { composeStatement, type Statement } from '../../src/statement.ts'
import type { Challenge, Registry, SignedStatement } from '../../src/types/registry.ts'
import { type CertificateOptions, ecKey, type TestAuthority, type TestKey } from './certificates.ts'

/** A card without the card: its key and its certificate. */
export interface TestCard {
  readonly key: TestKey
  readonly certificate: Uint8Array
  readonly fingerprint: string
}

export async function testCard(authority: TestAuthority, options: CertificateOptions = {}): Promise<TestCard> {
  const { key = ecKey() } = options
  const certificate = await authority.certify({ ...options, key })
  return { key, certificate, fingerprint: fingerprint(certificate) }
}

/** Most tests have no CRL, so where none can tell it does not matter. */
export function testTrust(anchors: Uint8Array | readonly Uint8Array[], ...crls: Uint8Array[]): Trust {
  const trust = readTrust({ anchors: anchors instanceof Uint8Array ? [anchors] : anchors, crls }, 'warn')
  if ('kind' in trust) throw new Error(trust.kind)
  return trust
}

export const NOW = new Date('2026-11-23T06:20:00Z') // 15:20 in Japan

/** A clock that stands still until it is set. */
export interface TestClock {
  now: Date
}

export const testOptions = (trust: Trust, clock: TestClock = { now: NOW }): RegistryOptions => ({
  name: 'registry.example.jp',
  trust: () => trust,
  clock: () => clock.now,
  randomBytes: (size) => crypto.getRandomValues(new Uint8Array(size)),
})

export const testKeys = (): LogKeys => keysOf(() => crypto.getRandomValues(new Uint8Array(32)))

export const testSeed = (card: TestCard, number = '000000001'): Seed => ({
  name: '(株)テスト工務店01',
  address: '住所',
  number,
  certificate: card.certificate,
})

export function signed(octets: Uint8Array, { privateKey }: TestKey): SignedStatement {
  const algorithm = privateKey.asymmetricKeyType === 'rsa' ? 'rsa-pkcs1-sha256' : 'ecdsa-sha256'
  return { statement: octets, algorithm, signature: sign('sha256', octets, privateKey) }
}

/** What a card signs for one role; `changes` makes it a statement that was not asked for. */
export function proof(
  challenge: Challenge,
  role: RenewalRole,
  cards: { current: TestCard; new: TestCard },
  changes: Partial<Challenge> = {},
): SignedStatement {
  const head = { ...challenge, ...changes }
  const current = cards.current.fingerprint
  const statement: Statement =
    role === 'current' ? { ...head, role, current } : { ...head, role, current, new: cards.new.fingerprint }
  const octets = composeStatement(statement)
  if (!octets) throw new Error('not a statement')
  return signed(octets, cards[role].key)
}

export async function begun(registry: Registry, card: TestCard, kiosk = 'kiosk-1'): Promise<Challenge> {
  const challenge = await registry.beginRenewal({ certificate: card.certificate, kiosk })
  if (!challenge.ok) throw new Error(challenge.failure.kind)
  return challenge.value
}

export type RenewRequest = Parameters<Registry['renew']>[0]

export const renewRequest = (challenge: Challenge, cards: { current: TestCard; new: TestCard }): RenewRequest => ({
  renewal: challenge.renewal,
  current: proof(challenge, 'current', cards),
  new: proof(challenge, 'new', cards),
  newCertificate: cards.new.certificate,
  personInCharge: '',
})

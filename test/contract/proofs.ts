import { describe, expect, it } from 'vitest'
import type { Challenge, SignedStatement } from '../../src/types/registry.ts'
import { ecKey, rsaKey } from '../support/certificates.ts'
import { begun, proof, type RenewRequest, renewRequest, signed } from '../support/registry.ts'
import { expectUnchanged, failure, type Setting, setting, value } from './setting.ts'
import type { CreateStore } from './store.ts'

type Forge = (
  request: RenewRequest,
  here: Setting & { challenge: Challenge; cards: { current: Setting['current']; new: Setting['fresh'] } },
) => Partial<RenewRequest> | Promise<Partial<RenewRequest>>

const withChanges =
  (changes: Partial<Challenge>): Forge =>
  (_, { challenge, cards }) => ({ current: proof(challenge, 'current', cards, changes) })

const FORGERIES: readonly [name: string, detail: string, forge: Forge][] = [
  ['names another registry', 'current statement.registry', withChanges({ registry: 'other.example.jp' })],
  ['names another kiosk', 'current statement.kiosk', withChanges({ kiosk: 'kiosk-2' })],
  ['names another renewal', 'current statement.renewal', withChanges({ renewal: '0'.repeat(32) })],
  ['has a nonce of its own', 'current statement.nonce', withChanges({ nonce: Buffer.alloc(32).toString('base64') })],
  ['has a longer time', 'current statement.expires', withChanges({ expires: '2036-11-23T06:30:00Z' })],
  ['has another time', 'current statement.time', withChanges({ time: '2026-11-23T06:20:01Z' })],
  [
    "is the new card's in the place of the current one's",
    'current statement.role',
    (request) => ({ current: request.new }),
  ],
  [
    "is the current card's in the place of the new one's",
    'new statement.role',
    (request) => ({ new: request.current }),
  ],
  ['has the roles swapped', 'current statement.role', (request) => ({ current: request.new, new: request.current })],
  [
    'names another new card',
    'new statement.new',
    async (_, { challenge, cards, card }) => ({ new: { ...proof(challenge, 'new', { ...cards, new: await card() }) } }),
  ],
  [
    'is signed by another card',
    'current signature',
    (request) => ({ current: signed(request.current.statement, ecKey()) }),
  ],
  [
    'is signed by the current card only',
    'new signature',
    (request, { current }) => ({ new: signed(request.new.statement, current.key) }),
  ],
  [
    'says another algorithm',
    'new algorithm',
    (request) => ({ new: { ...request.new, algorithm: 'rsa-pkcs1-sha256' } }),
  ],
  ['is signed by an RSA key', 'new algorithm', (request) => ({ new: signed(request.new.statement, rsaKey()) })],
  [
    'has no signature',
    'current signature',
    (request) => ({ current: { ...request.current, signature: Buffer.alloc(0) } }),
  ],
  [
    'is no statement',
    'current statement',
    (_, { current }) => ({ current: signed(Buffer.from('pay 100'), current.key) }),
  ],
]

/** A request whose proofs are in order, in a registry of its own. */
async function inOrder(createStore: CreateStore) {
  const here = await setting(createStore)
  const cards = { current: here.current, new: here.fresh }
  const challenge = await begun(here.registry, here.current)
  return { here: { ...here, challenge, cards }, request: renewRequest(challenge, cards) }
}

export function proofContract(createStore: CreateStore): void {
  describe('a proof', () => {
    it.each(FORGERIES)('is not accepted when it %s', async (_, detail, forge) => {
      const { here, request } = await inOrder(createStore)
      const forged = { ...request, ...(await forge(request, here)) }
      expect(failure(await here.registry.renew(forged))).toEqual({ kind: 'registry.not-accepted', detail })
      await expectUnchanged(here)
      expect((await here.store.rows()).evidence.at(-1)?.body).toContain('decision refused registry.not-accepted')
      value(await here.registry.renew(request)) // the forgery spent nothing
    })

    it.each(['current', 'new'] as const)('of the %s card is not accepted with any octet changed', async (role) => {
      const { here, request } = await inOrder(createStore)
      const renewWith = (changed: SignedStatement) => here.registry.renew({ ...request, [role]: changed })
      const changedAt = (octets: Uint8Array, at: number) =>
        octets.map((octet, index) => (index === at ? octet ^ 1 : octet))
      const { statement, signature } = request[role]
      for (let at = 0; at < statement.length; at++) {
        const result = await renewWith({ ...request[role], statement: changedAt(statement, at) })
        expect(failure(result)?.kind).toBe('registry.not-accepted')
      }
      for (let at = 0; at < signature.length; at++) {
        const result = await renewWith({ ...request[role], signature: changedAt(signature, at) })
        expect(failure(result)?.kind).toBe('registry.not-accepted')
      }
      await expectUnchanged(here)
    })

    it('is good for one renewal: not for a second one, not for another new card', async () => {
      const { here, request } = await inOrder(createStore)
      value(await here.registry.renew(request))
      const other = await here.card()
      const cards = { current: here.current, new: other }
      const replay = { ...renewRequest(here.challenge, cards) }
      expect(failure(await here.registry.renew(replay))).toEqual({
        kind: 'registry.not-accepted',
        detail: 'challenge used',
      })
      const again = await begun(here.registry, here.fresh)
      const stale = { ...request, renewal: again.renewal }
      expect(failure(await here.registry.renew(stale))?.kind).toBe('registry.not-accepted')
      expect((await here.store.rows()).receipts).toHaveLength(1)
    })

    it('is good until the challenge expires', async () => {
      const { here, request } = await inOrder(createStore)
      here.clock.now = new Date('2026-11-23T06:30:01Z')
      expect(failure(await here.registry.renew(request))).toEqual({ kind: 'renewal.expired' })
      await expectUnchanged(here)
      here.clock.now = new Date('2026-11-23T06:30:00Z')
      value(await here.registry.renew(request))
    })

    it('of an unknown renewal, or of a size that none has, is not accepted', async () => {
      const { here, request } = await inOrder(createStore)
      const unknown = { ...request, renewal: 'f'.repeat(32) }
      expect(failure(await here.registry.renew(unknown))).toEqual({ kind: 'registry.not-accepted', detail: 'renewal' })
      const large = { ...request, personInCharge: 'x'.repeat(201) }
      expect(failure(await here.registry.renew(large))).toEqual({ kind: 'registry.not-accepted', detail: 'request' })
    })

    it('of the current card is wanted for a review', async () => {
      const { here, request } = await inOrder(createStore)
      const forged = { ...request, current: signed(request.current.statement, ecKey()) }
      expect(failure(await here.registry.reviewRenewal(forged))).toEqual({
        kind: 'registry.not-accepted',
        detail: 'current signature',
      })
    })
  })
}

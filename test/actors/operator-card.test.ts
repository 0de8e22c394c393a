import { sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { identifyOperator } from '../../src/actors/identify-operator.ts'
import { proveOperator } from '../../src/actors/prove-operator.ts'
import { done, failed, type Result } from '../../src/result.ts'
import { createSecret } from '../../src/secret.ts'
import type { CardProof, ProveRequest } from '../../src/types/reader.ts'
import type { IdentifiedCard } from '../../src/types/visit.ts'
import { testAuthority } from '../support/certificates.ts'
import { identifiedCard } from '../support/identified-card.ts'
import { testCard } from '../support/registry.ts'

const authority = await testAuthority()
const [own, strange] = [await testCard(authority), await testCard(authority)]
const cardOf = ({ certificate, fingerprint }: typeof own, more: Partial<IdentifiedCard> = {}): IdentifiedCard => ({
  ...identifiedCard({ certificate, fingerprint }),
  ...more,
})

describe('the card of an operator', () => {
  const identify = (answer: Result<IdentifiedCard>) =>
    identifyOperator({ identifyCard: async () => answer, cards: [own.fingerprint] })({ insertion: 1 })

  it('is one that koshin.toml names, by its certificate and not by what its reading says', async () => {
    expect(await identify(done(cardOf(own)))).toEqual(done(cardOf(own)))
    const unlisted = failed({ kind: 'operator.unlisted' })
    expect(await identify(done(cardOf(strange)))).toEqual(unlisted)
    expect(await identify(done(cardOf({ ...strange, fingerprint: own.fingerprint })))).toEqual(unlisted)
  })

  it('is none that has ended, nor one that cannot be read', async () => {
    const ended = await identify(done(cardOf(own, { daysLeft: -1 })))
    expect(ended).toEqual(failed({ kind: 'operator.expired' }))
    expect(await identify(failed({ kind: 'card.mute' }))).toEqual(failed({ kind: 'card.mute' }))
  })
})

describe('the proof of an operator’s card', () => {
  type Answer = (request: ProveRequest) => Result<CardProof>
  const signedBy =
    ({ key }: typeof own): Answer =>
    ({ statement, fingerprint }) =>
      done({ fingerprint, algorithm: 'ecdsa-sha256', signature: sign('sha256', statement, key.privateKey) })

  function world(answer: Answer, cards = [own.fingerprint]) {
    const asked: ProveRequest[] = []
    const lines: object[] = []
    const secret = createSecret()
    secret.arrange([...'123456'].map((character) => secret.add(character)).join(''))
    let octet = 0
    const prove = proveOperator({
      reader: {
        async prove(request) {
          asked.push(request)
          return answer(request)
        },
        triesLeft: async () => done(4),
      },
      ...{ secret, cards, kiosk: 'kiosk-1', now: () => new Date('2026-11-26T06:20:00.123Z') },
      random: (octets) => new Uint8Array(octets).fill(++octet),
      info: (line) => lines.push(line),
    })
    return { prove: () => prove({ card: cardOf(own) }), asked, lines }
  }

  it('is a signature over the exit of this kiosk, another one each time, and its card is logged', async () => {
    const { prove, asked, lines } = world(signedBy(own))
    expect(await prove()).toMatchObject({ ok: true })
    expect(await prove()).toMatchObject({ ok: true })
    const [first = '', second] = asked.map(({ statement }) => new TextDecoder().decode(statement))
    expect(first).toMatch(/\nkind exit\nkiosk kiosk-1\nnonce \S{44}\ntime 2026-11-26T06:20:00Z\ncard sha256:/)
    expect(first).toContain(own.fingerprint)
    expect(second).not.toBe(first)
    expect(asked.map(({ insertion }) => insertion)).toEqual([1, 1])
    expect(lines[0]).toEqual({ event: 'operator card', fingerprint: own.fingerprint })
  })

  it.each<[string, Answer, string[] | undefined, string]>([
    ['another key', signedBy(strange), undefined, 'card.key-mismatch'],
    [
      'something signed before',
      ({ fingerprint }) => signedBy(own)({ ...OLD, fingerprint }),
      undefined,
      'card.key-mismatch',
    ],
    ['a card that is not named', signedBy(own), [strange.fingerprint], 'operator.unlisted'],
    ['a wrong PIN', () => failed({ kind: 'pin.wrong', triesLeft: 4 }), undefined, 'pin.wrong'],
  ])('is not given by %s, and VERIFY is not repeated', async (_, answer, cards, kind) => {
    const { prove, asked, lines } = world(answer, cards)
    expect(await prove()).toMatchObject({ ok: false, notice: { failure: { kind } } })
    expect(asked).toHaveLength(1)
    expect(lines).toEqual([])
  })

  const OLD = { insertion: 1, pin: null, statement: new TextEncoder().encode('koshin-statement/v1\nkind exit\n') }
})

import { fieldValue } from '../../src/form/fields.ts'
import { changedFields } from '../../src/form/rebase.ts'
import { done, failed } from '../../src/result.ts'
import type { DeskPorts } from '../../src/types/desk-ports.ts'
import type { RegisteredContents, RequestPurpose } from '../../src/types/registration.ts'
import { ACTIVE, COMPANY, NEXT, REGISTERED, REQUEST, requestReceipt, SEARCH } from './desk-samples.ts'
import { proofOf } from './desk-visits.ts'

export interface FakeDesk extends DeskPorts {
  readonly received: Parameters<DeskPorts['submitRequest']>[0][]
  registered: RegisteredContents
}

/** A desk that finds one company by its number, takes every PIN but 000000, and keeps what it is given. */
export function fakeDesk(pin: () => string): FakeDesk {
  let purpose: RequestPurpose = 'login'
  const desk: FakeDesk = {
    received: [],
    registered: REGISTERED,
    async beginRequest(input) {
      purpose = input.purpose
      return done(REQUEST)
    },
    async signRequest({ card }) {
      const left = (card.reading.triesLeft ?? 1) - 1
      if (pin() !== '000000') return proofOf(1)
      return { ok: false, notice: { failure: { kind: 'pin.wrong', triesLeft: left }, cost: { spent: true, left } } }
    },
    async login() {
      if (purpose === 'login') return done({ purpose, standing: 'full' })
      if (purpose === 'registration') return done({ purpose, search: SEARCH, next: NEXT })
      return done({ purpose, standing: 'full', registration: desk.registered, next: NEXT })
    },
    searchCompany: async ({ number }) =>
      number === REGISTERED.number ? done(COMPANY) : failed({ kind: 'search.no-match' }),
    async submitRequest(input) {
      desk.received.push(input)
      const { matter } = input
      if (matter.kind === 'change' && matter.revision !== desk.registered.revision) {
        const { contents, revision } = desk.registered
        const fields = changedFields(matter.contents, contents).map((name) => ({
          name,
          present: fieldValue(contents, name),
        }))
        return failed({ kind: 'registration.changed-meanwhile', fields, revision })
      }
      return done(requestReceipt(matter.kind === 'change' ? 'change' : 'registration'))
    },
    settleRequest: async () => done({ state: 'not-done' }),
    checkCard: async () => done(ACTIVE),
  }
  return desk
}

import type { RenewalRole } from '../../src/failure.ts'
import { held } from '../held.ts'
import { proofAnswers, type Ways } from '../visit/pin-dialog.ts'
import type { RenewalContext } from './context.ts'
import { renewal } from './setup.ts'

/** The card of `role` signs its part of the renewal with the PIN that was handed in. */
export const proving = (role: RenewalRole, ways: Ways) =>
  renewal.createStateConfig({
    tags: ['processing'],
    invoke: {
      id: 'provePossession',
      src: 'provePossession',
      input: ({ context }) => proofRequest(context, role, role),
      onDone: proofAnswers(role, ways),
    },
  })

export const proofRequest = ({ cards, challenge }: RenewalContext, role: RenewalRole, pin: RenewalRole) => ({
  role,
  pin,
  card: held(cards[role]),
  challenge: held(challenge),
  currentFingerprint: held(cards.current).reading.fingerprint,
})

import type { Journal } from '../journal.ts'
import { failed } from '../result.ts'
import type { DeskPorts } from '../types/desk-ports.ts'
import type { RegistrationDesk } from '../types/registration.ts'

interface World {
  readonly desk: () => Promise<Pick<RegistrationDesk, 'register' | 'change'>>
  readonly journal: Pick<Journal, 'write'>
}

/** From the first line on, a crash is answered truly at the next start, as with a renewal. */
export const submitRequest =
  ({ desk, journal }: World): DeskPorts['submitRequest'] =>
  async ({ pending, matter, proof }) => {
    if (matter.kind === 'login') throw new Error('a login is no request')
    try {
      journal.write(pending)
    } catch {
      return failed({ kind: 'request.not-recorded' }) // a full disk: nothing was asked, so nothing has changed
    }
    const { register, change } = await desk()
    const { request } = pending
    return matter.kind === 'registration'
      ? register({ request, proof, number: matter.number, contents: matter.contents })
      : change({ request, proof, contents: matter.contents, revision: matter.revision })
  }

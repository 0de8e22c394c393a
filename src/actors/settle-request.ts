import type { DeskPorts } from '../types/desk-ports.ts'
import type { RegistrationDesk } from '../types/registration.ts'

interface World {
  readonly desk: () => Promise<Pick<RegistrationDesk, 'settleRequest'>>
}

export const settleRequest =
  ({ desk }: World): DeskPorts['settleRequest'] =>
  async ({ pending }) =>
    (await desk()).settleRequest(pending.request)

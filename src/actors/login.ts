import type { DeskPorts } from '../types/desk-ports.ts'
import type { RegistrationDesk } from '../types/registration.ts'

interface World {
  readonly desk: () => Promise<Pick<RegistrationDesk, 'login'>>
}

export const login =
  ({ desk }: World): DeskPorts['login'] =>
  async ({ challenge, proof }) =>
    (await desk()).login({ request: challenge.request, proof })

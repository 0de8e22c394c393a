import type { DeskPorts } from '../types/desk-ports.ts'
import type { RegistrationDesk } from '../types/registration.ts'

interface World {
  readonly desk: () => Promise<Pick<RegistrationDesk, 'checkCard'>>
}

export const checkCard =
  ({ desk }: World): DeskPorts['checkCard'] =>
  async ({ card }) =>
    (await desk()).checkCard({ certificate: card.reading.certificate })

import type { DeskPorts } from '../types/desk-ports.ts'
import type { RegistrationDesk } from '../types/registration.ts'

interface World {
  readonly desk: () => Promise<Pick<RegistrationDesk, 'beginRequest'>>
  readonly kiosk: string
}

export const beginRequest =
  ({ desk, kiosk }: World): DeskPorts['beginRequest'] =>
  async ({ card, purpose }) =>
    (await desk()).beginRequest({ certificate: card.reading.certificate, purpose, kiosk })

import type { Ports } from '../types/ports.ts'
import type { Registry } from '../types/registry.ts'

interface World {
  readonly registry: () => Promise<Pick<Registry, 'beginRenewal'>>
  readonly kiosk: string
}

export const beginRenewal =
  ({ registry, kiosk }: World): Ports['beginRenewal'] =>
  async ({ card }) =>
    (await registry()).beginRenewal({ certificate: card.reading.certificate, kiosk })

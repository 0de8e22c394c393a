import type { Ports } from '../types/ports.ts'
import type { Registry } from '../types/registry.ts'

interface World {
  readonly registry: () => Promise<Pick<Registry, 'reviewRenewal'>>
}

export const reviewRenewal =
  ({ registry }: World): Ports['reviewRenewal'] =>
  async ({ challenge, current, card }) =>
    (await registry()).reviewRenewal({
      renewal: challenge.renewal,
      current,
      newCertificate: card.reading.certificate,
    })

import type { Ports } from '../types/ports.ts'
import type { Registry } from '../types/registry.ts'

interface World {
  readonly registry: () => Promise<Pick<Registry, 'settleRenewal'>>
}

export const settleRenewal =
  ({ registry }: World): Ports['settleRenewal'] =>
  async ({ pending }) =>
    (await registry()).settleRenewal(pending.renewal)

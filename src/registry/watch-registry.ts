import type { Registry } from '../types/registry.ts'
import { believing, type HeadMemory } from './believing.ts'

/**
 * A registry that is believed only while its log grows out of what was seen of it. A restored backup or a second history
 * is refused as `registry.rolled-back` before anything is changed; after a renewal such an answer counts as none, so
 * that its outcome stays open.
 */
export function watchRegistry(registry: Registry, memory: HeadMemory): Registry {
  const { afterwards, around, settling } = believing(registry, memory)
  return {
    ...registry,
    beginRenewal: afterwards(registry.beginRenewal),
    reviewRenewal: afterwards(registry.reviewRenewal),
    renew: around(registry.renew),
    settleRenewal: settling(registry.settleRenewal, 'renewal'),
  }
}

import { verifyDatabase } from '../../src/registry/verify/verify-database.ts'
import type { Verified } from '../../src/registry/verify/verify-records.ts'

/** As `koshin registry verify` has it, of a registry that is there and whole. */
export async function verifyRegistry(registry: string, keys: string): Promise<Verified> {
  const verified = await verifyDatabase({ registry, keys }, { remembered: null, write: null })
  if ('kind' in verified) throw new Error(verified.kind)
  return verified
}

import type { SampleName } from '../samples.ts'
import { createAuthority } from './authority.ts'
import { CATALOGUE, SAMPLE_NAMES } from './catalogue.ts'
import type { IssuedSet } from './issued-set.ts'
import type { Keys } from './keys.ts'
import { AUTHORITY, STRANGER } from './names.ts'

/** Certifies the keys anew: what is valid, due or expired depends on today. */
export async function issue(keys: Keys, now: Date): Promise<IssuedSet> {
  const authority = await createAuthority(keys.authority, AUTHORITY, now)
  const stranger = await createAuthority(keys.cards.untrusted, STRANGER, now) // nobody else's key is as little believed
  const issuers = { sample: authority, stranger }
  const certificates = SAMPLE_NAMES.map(
    async (name) => [name, await issuers[CATALOGUE[name].issuer].certify(CATALOGUE[name], keys.cards[name])] as const,
  )
  const revoked = SAMPLE_NAMES.filter((name) => CATALOGUE[name].revoked)
  return {
    issued: now,
    authority: await authority.certifyItself(),
    revocationList: await authority.revoke(revoked.map((name) => CATALOGUE[name].serial)),
    certificates: Object.fromEntries(await Promise.all(certificates)) as Record<SampleName, Uint8Array>,
    keys,
  }
}

import type { Channel } from '../../iso7816/channel.ts'
import { getData, getStartOfData } from '../../iso7816/commands/get-data.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'
import type { Candidate } from '../card.ts'
import { verifyingKey } from '../verifying-key.ts'
import { pivAlgorithm } from './algorithm.ts'
import { certificateFromObject, startsWith } from './certificate-object.ts'
import type { PivSlot } from './slots.ts'

/** What a slot holds. */
export interface Certified {
  readonly slot: PivSlot
  readonly certificate: Uint8Array
}

/**
 * The certificate that logs in: of the first slot that has one for a key that can sign here. Where none can, the first
 * one, so that the card can be shown. A second slot is read only when the first one does not do.
 */
export async function loginCertificate(channel: Channel, slots: readonly PivSlot[]): Promise<Result<Certified>> {
  let first: Certified | null = null
  for (const slot of slots) {
    const read = await readSlot(channel, slot)
    if (!read.ok) return read
    if (read.value && !isOfNoUse(read.value.certificate)) return done(read.value)
    first ??= read.value
  }
  return first ? done(first) : failed({ kind: 'card.certificate-missing' })
}

/** A certificate that cannot be read may be for any key: that is told when its key is wanted. */
function isOfNoUse(certificate: Uint8Array): boolean {
  const key = verifyingKey(certificate)
  return key.ok && pivAlgorithm(key.value) === undefined
}

/** All there are, whichever of them logs in. */
export async function pivCandidates(
  channel: Channel,
  slots: readonly PivSlot[],
): Promise<Result<readonly Candidate[]>> {
  const held: Certified[] = []
  for (const slot of slots) {
    const read = await readSlot(channel, slot)
    if (!read.ok) return read
    if (read.value) held.push(read.value)
  }
  const login = held.find(({ certificate }) => !isOfNoUse(certificate)) ?? held[0]
  if (!login) return failed({ kind: 'card.certificate-missing' })
  return done(held.map((one) => ({ role: one.slot.role, logsIn: one === login, certificate: one.certificate })))
}

/** Null: there is no certificate in the slot, or it was emptied. */
async function readSlot(channel: Channel, slot: PivSlot): Promise<Result<Certified | null>> {
  const octets = await run(channel, getData(slot.certificate))
  if (!octets.ok) return octets
  if (octets.value === null) return done(null)
  const certificate = certificateFromObject(octets.value)
  if (certificate.ok) return done({ slot, certificate: certificate.value })
  return certificate.failure.kind === 'card.certificate-missing' ? done(null) : certificate
}

/** The first slot that has anything, if that starts like this certificate. */
export async function slotHolding(
  channel: Channel,
  slots: readonly PivSlot[],
  certificate: Uint8Array,
): Promise<Result<PivSlot | null>> {
  for (const slot of slots) {
    const start = await run(channel, getStartOfData(slot.certificate))
    if (!start.ok) return start
    if (start.value) return done(startsWith(start.value, certificate) ? slot : null)
  }
  return done(null)
}

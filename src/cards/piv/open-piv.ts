import type { Channel } from '../../iso7816/channel.ts'
import { askTriesLeft } from '../../iso7816/commands/verify.ts'
import { run } from '../../iso7816/run.ts'
import { done, type Result } from '../../result.ts'
import type { PinRules } from '../../types/reader.ts'
import type { Card } from '../card.ts'
import { padEntry } from '../pad-entry.ts'
import { loginCertificate, pivCandidates, slotHolding } from './certificates.ts'
import { prefersGlobalPin } from './discovery.ts'
import { APPLICATION_PIN, GLOBAL_PIN, PIV_PIN, PIV_PIN_BLOCK, verifyPivPin } from './pin.ts'
import { selectPiv } from './select-piv.ts'
import { pivSigner } from './signer.ts'
import { PIV_SLOTS, type PivSlot } from './slots.ts'

/** Null: the card has no PIV application. */
export async function openPiv(channel: Channel): Promise<Result<Card | null>> {
  const selected = await run(channel, selectPiv)
  if (!selected.ok) return selected
  return done(selected.value ? pivCard(channel, PIV_SLOTS) : null)
}

function pivCard(channel: Channel, slots: readonly PivSlot[]): Card {
  let slot = slots[0] // of the certificate that was read or looked at last
  let reference = APPLICATION_PIN
  return {
    application: 'piv',
    pin: PIV_PIN,
    async choosePin(known) {
      const rules = known ? done(known) : await pinInUse(channel)
      if (rules.ok) reference = rules.value.reference ?? APPLICATION_PIN
      return rules
    },
    triesLeft: () => run(channel, askTriesLeft(reference)),
    async certificate() {
      const found = await loginCertificate(channel, slots)
      if (!found.ok) return found
      slot = found.value.slot
      return done(found.value.certificate)
    },
    candidates: () => pivCandidates(channel, slots),
    async holds(certificate) {
      const held = await slotHolding(channel, slots, certificate)
      if (!held.ok) return held
      slot = held.value ?? slot
      return done(held.value !== null)
    },
    verify: (pin) => verifyPivPin(channel, reference, pin),
    ...padEntry(channel, { reference: () => reference, block: PIV_PIN_BLOCK }),
    signer: (key) => (slot ? pivSigner(channel, slot, key) : null),
    inRole: (role) =>
      pivCard(
        channel,
        PIV_SLOTS.filter((one) => one.role === role),
      ),
  }
}

/**
 * The application PIN can be verified on every card, so no answer to VERIFY, nor to the question for its tries, tells
 * that the holder was given another one: his global PIN would cost the application's a try each time. So it is asked
 * for before the tries are, once a card; what comes of it is remembered with the reading, and signing does not ask again.
 */
async function pinInUse(channel: Channel): Promise<Result<PinRules>> {
  const global = await prefersGlobalPin(channel)
  if (!global.ok) return global
  return done(global.value ? { ...PIV_PIN, reference: GLOBAL_PIN } : PIV_PIN)
}

import type { Channel } from '../../iso7816/channel.ts'
import { run } from '../../iso7816/run.ts'
import { done, type Result } from '../../result.ts'
import type { Card } from '../card.ts'
import { padEntry } from '../pad-entry.ts'
import { jpkiCandidates } from './candidates.ts'
import { authenticationCertificate, holdsCertificate } from './certificate.ts'
import { JPKI_PAD_PIN, JPKI_PIN, jpkiTriesLeft, selectPin, verifyJpkiPin } from './pin.ts'
import { selectJpki } from './select-jpki.ts'
import { jpkiSigner } from './signer.ts'

/** Null: the card has no JPKI application. */
export async function openJpki(channel: Channel, atr: Uint8Array): Promise<Result<Card | null>> {
  const selected = await run(channel, selectJpki)
  if (!selected.ok) return selected
  return done(selected.value ? jpkiCard(channel, atr) : null)
}

const jpkiCard = (channel: Channel, atr: Uint8Array): Card => ({
  application: 'jpki',
  pin: JPKI_PIN,
  certificate: () => authenticationCertificate(channel, atr),
  async candidates() {
    const certificate = await authenticationCertificate(channel, atr)
    return certificate.ok ? jpkiCandidates(channel, certificate.value) : certificate
  },
  holds: (certificate) => holdsCertificate(channel, certificate),
  triesLeft: () => jpkiTriesLeft(channel),
  verify: (pin) => verifyJpkiPin(channel, pin),
  ...padEntry(channel, { ...JPKI_PAD_PIN, enter: () => selectPin(channel) }),
  signer: (key) => jpkiSigner(channel, key),
})

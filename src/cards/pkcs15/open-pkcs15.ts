import type { Channel } from '../../iso7816/channel.ts'
import { askTriesLeft } from '../../iso7816/commands/verify.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'
import type { Card } from '../card.ts'
import type { CardFiles } from './card-files.ts'
import { type Candidate as Choice, candidates, roleOf } from './choose-key.ts'
import { findApplication } from './find-application.ts'
import { type KnownCard, knownCard } from './known-cards.ts'
import { pinRules } from './pin-rules.ts'
import { holdsCertificate, readCandidates, readCertificate } from './read-certificates.ts'
import { readDirectories, readTokenInfo } from './read-directories.ts'
import { signerOf } from './sign.ts'
import { signingAlgorithms } from './signing-algorithms.ts'
import type { TokenInfo } from './token-info.ts'
import { verifyPin } from './verify-pin.ts'

/** ISO/IEC 7816-15, which grew out of PKCS #15. Null: the card has no such application. */
export async function openPkcs15(channel: Channel): Promise<Result<Card | null>> {
  const application = await findApplication(channel)
  if (!application.ok || application.value === null) return application.ok ? done(null) : application
  const { files, directory, known } = application.value
  const directories = await readDirectories(files, directory)
  if (!directories.ok) return directories
  const all = candidates(directories.value)
  if (all.length === 0) return failed({ kind: 'card.certificate-missing' })
  const info = await readTokenInfo(files)
  if (!info.ok) return info
  const card = known ?? knownCard(info.value.label)
  return done(cardWith({ channel, files, card, info: info.value }, all))
}

interface Opened {
  readonly channel: Channel
  readonly files: CardFiles
  readonly card: KnownCard
  readonly info: TokenInfo
}

/** Logs in with the first of them. */
function cardWith(opened: Opened, all: readonly Choice[]): Card | null {
  const [choice] = all
  if (!choice) return null
  const { channel, files, card, info } = opened
  const { key, certificate, pin } = choice
  return {
    application: 'pkcs15',
    pin: pinRules(pin),
    triesLeft: () => (card.tellsTriesLeft ? run(channel, askTriesLeft(pin.reference)) : Promise.resolve(done(null))),
    certificate: () => readCertificate(files, certificate),
    holds: (der) => holdsCertificate(files, certificate, der),
    candidates: () => readCandidates(files, all),
    verify: (octets) => verifyPin({ channel, files, pin }, octets),
    signer: (cardKey) => signerOf({ channel, files, key }, cardKey, signingAlgorithms(cardKey, key, info, card)),
    inRole: (role) =>
      cardWith(
        opened,
        all.filter((other) => roleOf(other) === role),
      ),
  }
}

import type { Channel } from '../../iso7816/channel.ts'
import { askTriesLeft } from '../../iso7816/commands/verify.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'
import type { Card } from '../card.ts'
import { padEntry } from '../pad-entry.ts'
import { candidates } from './choose-key.ts'
import { findApplication } from './find-application.ts'
import { knownCard } from './known-cards.ts'
import { pinBlock } from './pin-block.ts'
import { pinRules } from './pin-rules.ts'
import { holdsCertificate, readCandidates, readCertificate } from './read-certificates.ts'
import { readDirectories, readTokenInfo } from './read-directories.ts'
import { signerOf } from './sign.ts'
import { signingAlgorithms } from './signing-algorithms.ts'
import { enterFolder, verifyPin } from './verify-pin.ts'

/** ISO/IEC 7816-15, which grew out of PKCS #15. Null: the card has no such application. */
export async function openPkcs15(channel: Channel): Promise<Result<Card | null>> {
  const application = await findApplication(channel)
  if (!application.ok || application.value === null) return application.ok ? done(null) : application
  const { files, directory, known } = application.value
  const directories = await readDirectories(files, directory)
  if (!directories.ok) return directories
  const all = candidates(directories.value)
  const [candidate] = all
  if (!candidate) return failed({ kind: 'card.certificate-missing' })
  const info = await readTokenInfo(files)
  if (!info.ok) return info
  const card = known ?? knownCard(info.value.label)
  const { key, certificate, pin } = candidate
  return done({
    application: 'pkcs15',
    pin: pinRules(pin),
    triesLeft: () => (card.tellsTriesLeft ? run(channel, askTriesLeft(pin.reference)) : Promise.resolve(done(null))),
    certificate: () => readCertificate(files, certificate),
    holds: (der) => holdsCertificate(files, certificate, der),
    candidates: () => readCandidates(files, all),
    verify: (octets) => verifyPin({ channel, files, pin }, octets),
    ...padEntry(channel, { reference: pin.reference, block: pinBlock(pin), enter: () => enterFolder(files, pin) }),
    signer: (cardKey) => signerOf({ channel, files, key }, cardKey, signingAlgorithms(cardKey, key, info.value, card)),
  })
}

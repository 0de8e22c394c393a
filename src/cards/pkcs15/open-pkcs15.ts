import type { Channel } from '../../iso7816/channel.ts'
import { askTriesLeft } from '../../iso7816/commands/verify.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'
import type { Card } from '../card.ts'
import { padEntry } from '../pad-entry.ts'
import type { CardFiles } from './card-files.ts'
import { type Candidate, candidates, roleOf } from './choose-key.ts'
import { type Application, findAgain, findByFiles, findByName, type Place } from './find-application.ts'
import { type KnownCard, knownCard } from './known-cards.ts'
import { pinBlock } from './pin-block.ts'
import { pinRules } from './pin-rules.ts'
import { holdsCertificate, readCandidates, readCertificate } from './read-certificates.ts'
import { readDirectories, readTokenInfo } from './read-directories.ts'
import { signerOf } from './sign.ts'
import { signingAlgorithms } from './signing-algorithms.ts'
import { NO_TOKEN_INFO, type TokenInfo } from './token-info.ts'
import { enterFolder, verifyPin } from './verify-pin.ts'

/** ISO/IEC 7816-15, which grew out of PKCS #15. Null: the card does not answer to its names. */
export const openPkcs15 = async (channel: Channel): Promise<Result<Card | null>> =>
  open(channel, await findByName(channel))

/** The same on cards that have it by no name, or by another. Null: they have no such application. */
export const openPkcs15ByFiles = async (channel: Channel): Promise<Result<Card | null>> =>
  open(channel, await findByFiles(channel))

async function open(channel: Channel, application: Result<Application | null>): Promise<Result<Card | null>> {
  if (!application.ok || application.value === null) return application.ok ? done(null) : application
  const content = await readContent(application.value)
  return content.ok ? done(pkcs15Card(channel, application.value.files, content.value)) : content
}

/** What the card says of itself: the same in every session with it. */
interface Content {
  readonly place: Place
  readonly first: Candidate
  readonly all: readonly Candidate[]
  readonly info: TokenInfo
  readonly known: KnownCard
}

async function readContent({ files, directory, place }: Application): Promise<Result<Content>> {
  const directories = await readDirectories(files, directory)
  if (!directories.ok) return directories
  const all = candidates(directories.value)
  const [first] = all
  if (!first) return failed({ kind: 'card.certificate-missing' })
  // a card that is known by its name says nothing in EF(TokenInfo) that is not known
  const info = place.known ? done(NO_TOKEN_INFO) : await readTokenInfo(files)
  if (!info.ok) return info
  return done({ place, first, all, info: info.value, known: place.known ?? knownCard(info.value.label) })
}

function pkcs15Card(channel: Channel, files: CardFiles, content: Content): Card {
  const { key, certificate, pin } = content.first
  const { all, info, known } = content
  return {
    application: 'pkcs15',
    pin: pinRules(pin),
    triesLeft: () => (known.tellsTriesLeft ? run(channel, askTriesLeft(pin.reference)) : Promise.resolve(done(null))),
    certificate: () => readCertificate(files, certificate),
    holds: (der) => holdsCertificate(files, certificate, der),
    candidates: () => readCandidates(files, all),
    reopen: reopening(content),
    verify: (octets) => verifyPin({ channel, files, pin }, octets),
    ...padEntry(channel, {
      reference: () => pin.reference,
      block: pinBlock(pin),
      enter: () => enterFolder(files, pin),
    }),
    signer: (verifyingKey) =>
      signerOf({ channel, files, key }, verifyingKey, signingAlgorithms(verifyingKey, key, info, known)),
    inRole(role) {
      const those = all.filter((other) => roleOf(other) === role)
      const [first] = those
      return first ? pkcs15Card(channel, files, { ...content, first, all: those }) : null
    },
  }
}

/** Keeps nothing of the session that is over. */
const reopening =
  (content: Content): NonNullable<Card['reopen']> =>
  async (channel) => {
    const files = await findAgain(channel, content.place)
    if (!files.ok) return files
    return done(files.value && pkcs15Card(channel, files.value, content))
  }

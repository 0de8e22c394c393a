import { fromHex } from '../../iso7816/bytes.ts'
import type { Channel } from '../../iso7816/channel.ts'
import { selectApplication } from '../../iso7816/commands/select.ts'
import { run } from '../../iso7816/run.ts'
import { done, type Result } from '../../result.ts'
import { type ApplicationTemplate, applicationTemplates } from './application-template.ts'
import { type CardFiles, cardFiles } from './card-files.ts'
import { type FilePath, ROOT } from './file-path.ts'
import { KNOWN_CARDS, type KnownCard } from './known-cards.ts'
import { type ObjectDirectory, objectDirectory } from './object-directory.ts'
import type { Home } from './select-path.ts'

export interface Application {
  readonly files: CardFiles
  readonly directory: ObjectDirectory
  readonly place: Place
}

const PKCS15 = 'A000000063504B43532D3135' // RSA Security's RID and 'PKCS-15', PKCS #15 v1.1 §5.7
const ISO7816_15 = 'E828BD080F' // ISO/IEC 7816-15: the standard's own identifier
const USUAL_ROOT = '3F005015' // PKCS #15 v1.1 §5.3
const EF_DIR: FilePath = { identifiers: '3F002F00' }
const EF_ODF: FilePath = { identifiers: '5031' }

export interface Place extends Home {
  readonly objectDirectory?: FilePath
  readonly known?: KnownCard
  readonly selectedBy?: string // AID, hex: this had to be selected, and was
}

/** The exchange or two that find it on most cards; null: the card does not answer to its names. */
export const findByName = (channel: Channel): Promise<Result<Application | null>> => find(channel, [byName])

/** Where EF.DIR says, else in its usual place. Null: the card has no such application. */
export const findByFiles = (channel: Channel): Promise<Result<Application | null>> =>
  find(channel, [byDirectory, byHabit])

type Look = (channel: Channel) => Promise<Result<readonly Place[]>>

async function find(channel: Channel, looks: readonly Look[]): Promise<Result<Application | null>> {
  for (const look of looks) {
    const places = await look(channel)
    if (!places.ok) return places
    for (const place of places.value) {
      const application = await openPlace(channel, place)
      if (!application.ok || application.value) return application
    }
  }
  return done(null)
}

async function byName(channel: Channel): Promise<Result<readonly Place[]>> {
  const selected = await run(channel, selectApplication(fromHex(PKCS15)))
  if (!selected.ok) return selected
  if (selected.value) return done([{ aid: PKCS15, root: USUAL_ROOT, selectedBy: PKCS15, shortIdentifiers: 'fixed' }])
  for (const known of KNOWN_CARDS) {
    if (known.aid === undefined) continue
    const answers = await run(channel, selectApplication(fromHex(known.aid)))
    if (!answers.ok) return answers
    if (answers.value) return done([placeOnKnown(known, known.aid)])
  }
  return done([])
}

const placeOnKnown = (known: KnownCard, selectedBy: string): Place => ({
  root: known.root ?? USUAL_ROOT,
  shortIdentifiers: known.shortIdentifiers ?? 'fixed',
  known,
  selectedBy,
})

async function byDirectory(channel: Channel): Promise<Result<readonly Place[]>> {
  const file = await orNothing(cardFiles(channel, { root: ROOT }).read(EF_DIR, 'objects'))
  if (!file.ok || file.value === null) return file.ok ? done([]) : file
  const templates = applicationTemplates(file.value)
  return templates.ok ? done(templates.value.flatMap(placeOf)) : templates
}

function placeOf({ aid, path, objectDirectory: directory }: ApplicationTemplate): readonly Place[] {
  if (!aid.startsWith(PKCS15) && !aid.startsWith(ISO7816_15)) return []
  const home = path === undefined ? { aid, root: USUAL_ROOT } : { root: path.startsWith(ROOT) ? path : ROOT + path }
  return [{ ...home, ...(directory ? { objectDirectory: directory } : {}) }]
}

const byHabit = (): Promise<Result<readonly Place[]>> => Promise.resolve(done([{ root: USUAL_ROOT }]))

/** An application is where its EF(ODF) is. */
async function openPlace(channel: Channel, place: Place): Promise<Result<Application | null>> {
  const files = filesIn(channel, place)
  const file = await orNothing(files.read(place.objectDirectory ?? EF_ODF, 'objects'))
  if (!file.ok || file.value === null) return file.ok ? done(null) : file
  const directory = objectDirectory(file.value)
  return directory.ok ? done({ files, directory: directory.value, place }) : directory
}

/** The files of an application that was found before, after a reset. Null: it does not answer to its name any more. */
export async function findAgain(channel: Channel, place: Place): Promise<Result<CardFiles | null>> {
  if (place.selectedBy === undefined) return done(filesIn(channel, place))
  const selected = await run(channel, selectApplication(fromHex(place.selectedBy)))
  return selected.ok ? done(selected.value ? filesIn(channel, place) : null) : selected
}

/** The application's DF is the current one only where it was selected by its own name: EF.DIR may give another. */
const filesIn = (channel: Channel, place: Place): CardFiles =>
  cardFiles(channel, place, place.aid !== undefined && place.aid === place.selectedBy ? place.root : undefined)

/** A card may refuse to look for what it does not have. */
async function orNothing(reading: Promise<Result<Uint8Array | null>>): Promise<Result<Uint8Array | null>> {
  const file = await reading
  return !file.ok && file.failure.kind === 'card.refused' ? done(null) : file
}

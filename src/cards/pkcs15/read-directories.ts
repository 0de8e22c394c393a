import type { Tlv } from '../../iso7816/tlv.ts'
import { done, type Result } from '../../result.ts'
import type { CardFiles } from './card-files.ts'
import { certificateEntries } from './certificates.ts'
import type { Directories } from './choose-key.ts'
import type { FilePath } from './file-path.ts'
import type { Directory, ObjectDirectory } from './object-directory.ts'
import { readPaddedObjects } from './padded-objects.ts'
import { pins } from './pins.ts'
import { privateKeys } from './private-keys.ts'
import { NO_TOKEN_INFO, type TokenInfo, tokenInfo } from './token-info.ts'

const EF_TOKEN_INFO: FilePath = { identifiers: '5032' }

export async function readDirectories(files: CardFiles, directory: ObjectDirectory): Promise<Result<Directories>> {
  const keys = await entriesOf(files, directory.keys)
  if (!keys.ok) return keys
  const auth = await entriesOf(files, directory.pins)
  if (!auth.ok) return auth
  const certificates = await entriesOf(files, directory.certificates)
  if (!certificates.ok) return certificates
  return done({
    keys: privateKeys(keys.value),
    pins: pins(auth.value),
    certificates: certificateEntries(certificates.value),
  })
}

/** The card works without it: it may be missing, or not for everyone to read. */
export async function readTokenInfo(files: CardFiles): Promise<Result<TokenInfo>> {
  const file = await files.read(EF_TOKEN_INFO, 'objects')
  if (!file.ok) return file.failure.kind === 'card.refused' ? done(NO_TOKEN_INFO) : file
  return file.value === null ? done(NO_TOKEN_INFO) : tokenInfo(file.value)
}

/** The directories of one kind, one after the other. */
async function entriesOf(files: CardFiles, directories: readonly Directory[]): Promise<Result<readonly Tlv[]>> {
  const all: Tlv[] = []
  for (const directory of directories) {
    const entries = 'entries' in directory ? done(directory.entries) : await entriesAt(files, directory.path)
    if (!entries.ok) return entries
    all.push(...entries.value)
  }
  return done(all)
}

/** A directory that EF(ODF) names and that is not there is an empty one: cards come with room for more. */
async function entriesAt(files: CardFiles, path: FilePath): Promise<Result<readonly Tlv[]>> {
  const file = await files.read(path, 'objects')
  if (!file.ok) return file
  return file.value === null ? done([]) : readPaddedObjects(file.value)
}

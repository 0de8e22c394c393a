import { access, constants, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderFinding } from '../finding.ts'

const OTHERS = 0o077
const MEBIBYTE = 2 ** 20
const LEAST = 500 // mebibytes: years of evidence, but a log of one bad day too

/** The data folder: whether this user may write there and nobody else may look, and how much room there is. */
export async function lookAtFolder(folder: string | null, registry: string | null): Promise<readonly FolderFinding[]> {
  if (folder === null) return [{ kind: 'folder.none' }]
  const mode = await modeOf(folder)
  if (mode === null) return [{ kind: 'folder.missing', path: folder }]
  if (!(await mayLookInto(folder))) return [{ kind: 'folder.forbidden', path: folder }]
  return [
    await folderFinding(folder, mode),
    ...(await forbidden(folder, registry)),
    ...(registry === null ? [] : await keysFinding(`${registry}.keys`)),
    await disk(folder),
  ]
}

async function folderFinding(path: string, mode: number): Promise<FolderFinding> {
  if (!(await may(path, constants.W_OK | constants.X_OK))) return { kind: 'folder.unwritable', path }
  return { kind: mode & OTHERS ? 'folder.open' : 'folder.sound', path }
}

/** What the kiosk has written, and cannot use again once somebody else owns it, root for one who tried it by hand. */
async function forbidden(folder: string, registry: string | null): Promise<readonly FolderFinding[]> {
  const files = ['koshin.log', 'renewal.json', 'head', 'forgotten-cards.jsonl'].map((name) => join(folder, name))
  const ofRegistry = ['', '-wal', '-shm', '.keys'].flatMap((end) => (registry === null ? [] : [`${registry}${end}`]))
  const findings: FolderFinding[] = []
  for (const path of [...ofRegistry, ...files]) {
    const needed = path.endsWith('.keys') ? constants.R_OK : constants.R_OK | constants.W_OK
    if ((await modeOf(path)) !== null && !(await may(path, needed))) findings.push({ kind: 'file.forbidden', path })
  }
  return findings
}

async function keysFinding(path: string): Promise<readonly FolderFinding[]> {
  const mode = await modeOf(path)
  return mode !== null && mode & OTHERS ? [{ kind: 'keys.open', path }] : []
}

const modeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mode }) => mode,
    () => null,
  )

/** False of a folder whose owner is another user: what it holds must not be taken to be missing. */
export const mayLookInto = (path: string): Promise<boolean> =>
  readdir(path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== 'EACCES',
  )

const may = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  )

async function disk(folder: string): Promise<FolderFinding> {
  const { bavail, bsize } = await statfs(folder)
  const mebibytes = Math.floor((bavail * bsize) / MEBIBYTE)
  return { kind: mebibytes < LEAST ? 'disk.full' : 'disk.roomy', mebibytes }
}

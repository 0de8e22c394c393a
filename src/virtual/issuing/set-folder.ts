import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IssuedSet } from './issued-set.ts'
import { readSet, writeSet } from './set-format.ts'

/**
 * The sets in a folder, each under its generation. A generation is published by link(2), which fails when the name is
 * taken: of several processes that start at once exactly one publishes, and the others read what it published. No
 * lock is left behind by one that is killed.
 */
export interface NewestSet {
  readonly generation: number // 0: there is none yet
  readonly set: IssuedSet | null // also null when it cannot be read
}

const FILE = /^set-(\d{1,9})\.json$/
const nameOf = (generation: number): string => `set-${generation}.json`

export async function newestSet(folder: string): Promise<NewestSet> {
  const generation = Math.max(0, ...(await generations(folder)))
  if (generation === 0) return { generation, set: null }
  const text = await readFile(join(folder, nameOf(generation)), 'utf8').catch(codeOf)
  if (text === 'ENOENT') return newestSet(folder) // a newer one was published, and this one removed, in between
  return { generation, set: await readSet(text) }
}

type Outcome = 'published' | 'overtaken' | 'impossible'

export async function publish(folder: string, generation: number, set: IssuedSet): Promise<Outcome> {
  const draft = join(folder, `draft-${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(draft, writeSet(set), { mode: 0o644 }) // sample keys, and every user's the same
    return await linkOnce(draft, join(folder, nameOf(generation)))
  } catch {
    return 'impossible'
  } finally {
    await rm(draft, { force: true }).catch(() => {})
  }
}

async function linkOnce(draft: string, path: string): Promise<Outcome> {
  try {
    await link(draft, path)
    return 'published'
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'overtaken' : 'impossible'
  }
}

/** Removes the sets before this one; one that stays is never read again. */
export async function removeBefore(folder: string, generation: number): Promise<void> {
  const old = (await generations(folder)).filter((each) => each < generation)
  await Promise.all(old.map((each) => rm(join(folder, nameOf(each)), { force: true }).catch(() => {})))
}

async function generations(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => FILE.exec(name)?.[1] ?? []).map(Number)
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

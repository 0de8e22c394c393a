import { type IssuedSet, isFresh } from './issued-set.ts'
import { makeKeys } from './keys.ts'
import { newestSet, publish, removeBefore } from './set-folder.ts'
import { writeTrust } from './trust-folder.ts'

/** The set that every process sees in this folder; one of its own, in memory, where the folder cannot be written. */
export async function obtainSet(folder: string, now: Date, attempts = 5): Promise<IssuedSet> {
  const newest = await newestSet(folder)
  if (newest.set !== null && isFresh(newest.set, now)) {
    await writeTrust(folder, newest.set) // whoever published it may have been killed before it did
    return newest.set
  }
  // 130 ms, because of x509: only where something is to be issued. x509 wants the other one first, and only a dynamic
  // import keeps that order in the bundle.
  await import('reflect-metadata')
  const { issue } = await import('./issue.ts')
  const made = await issue(newest.set?.keys ?? (await makeKeys()), now)
  const generation = newest.generation + 1
  const outcome = await publish(folder, generation, made)
  if (outcome === 'overtaken' && attempts > 1) return obtainSet(folder, now, attempts - 1)
  if (outcome === 'published') {
    await removeBefore(folder, generation)
    await writeTrust(folder, made)
  }
  return made
}

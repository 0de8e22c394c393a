import { issue } from './issue.ts'
import { type IssuedSet, isFresh } from './issued-set.ts'
import { makeKeys } from './keys.ts'
import { newestSet, publish } from './set-folder.ts'
import { writeTrust } from './trust-folder.ts'

/** The set that every process sees in this folder; one of its own, in memory, where the folder cannot be written. */
export async function obtainSet(folder: string, now: Date): Promise<IssuedSet> {
  const newest = await newestSet(folder)
  if (newest.set !== null && isFresh(newest.set, now)) {
    await writeTrust(folder, newest.set) // whoever published it may have been killed before it did
    return newest.set
  }
  const made = await issue(newest.set?.keys ?? (await makeKeys()), now)
  const outcome = await publish(folder, newest.generation + 1, made)
  if (outcome === 'overtaken') return obtainSet(folder, now)
  if (outcome === 'published') await writeTrust(folder, made)
  return made
}

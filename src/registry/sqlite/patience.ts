import { setTimeout as wait } from 'node:timers/promises'
import { sqliteTrouble } from './errors.ts'

const PAUSE = 20 // milliseconds
const TRIES = 250 // 5 s in all: longer than any transaction of ours on a slow disk

/**
 * Tries again while another connection holds the file. SQLite's own busy_timeout would block the thread instead, and
 * with it the screen, or the very transaction of this program that is waited for.
 */
export async function patiently<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; tries < TRIES; tries++) {
    try {
      return await work()
    } catch (error) {
      if (sqliteTrouble(error) !== 'busy') throw error
      await wait(PAUSE)
    }
  }
  return work()
}

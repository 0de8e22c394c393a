import type { Timers } from '../../reader/timers.ts'
import { done, failed, type Result } from '../../result.ts'
import type { Reader, ReaderPort } from '../../types/reader.ts'

/** Nothing says that every reader has been heard of: each is reported on its own, some milliseconds apart. */
const QUIET = 300 // milliseconds
const LONGEST = 5_000 // the same

/** The readers when nothing more is heard of them, which may be none. */
export function settledReaders(
  reader: Pick<ReaderPort, 'status' | 'subscribe'>,
  timers: Timers,
): Promise<Result<readonly Reader[]>> {
  const settled = Promise.withResolvers<Result<readonly Reader[]>>()
  const answer = () => settled.resolve(readersOf(reader))
  let callOff = () => {}
  const look = () => {
    callOff()
    const { service } = reader.status()
    if (service === 'stopped' || service === 'denied') return answer()
    if (service === 'running') callOff = timers.after(QUIET, answer)
  }
  const unsubscribe = reader.subscribe(look)
  const giveUp = timers.after(LONGEST, answer)
  look()
  return settled.promise.finally(() => {
    unsubscribe()
    callOff()
    giveUp()
  })
}

function readersOf(reader: Pick<ReaderPort, 'status'>): Result<readonly Reader[]> {
  const { service, readers } = reader.status()
  if (service === 'running') return done(readers)
  if (service === 'denied') return failed({ kind: 'reader.denied' })
  return failed({ kind: service === 'stopped' ? 'reader.service-stopped' : 'reader.restarting' })
}

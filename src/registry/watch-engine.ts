import type { Engine } from './engine.ts'

/** For a log. A cause is a code or a sentence without anybody's values. */
export type DatabaseState =
  | { readonly event: 'database unreachable'; readonly during: During; readonly cause: string }
  | { readonly event: 'database reached again'; readonly during: During }

type During = 'reading' | 'writing' // apart, since a full disk can be read

/** Tells why work fails when that begins or there is another cause, and when it is over; not for each work. */
export function watchEngine(engine: Engine, report: (state: DatabaseState) => void): Engine {
  const [reading, writing] = [watched('reading', engine, report), watched('writing', engine, report)]
  return {
    ...engine,
    read: (work) => reading(engine.read(work)),
    write: (work) => writing(engine.write(work)),
    add: (work) => writing(engine.add(work)),
  }
}

function watched(during: During, { causeOf }: Engine, report: (state: DatabaseState) => void) {
  const told = new Set<string>() // since it was last reached
  return async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      const value = await work
      if (told.size > 0) report({ event: 'database reached again', during })
      told.clear()
      return value
    } catch (error) {
      const cause = causeOf(error)
      if (cause !== null && !told.has(cause)) report({ event: 'database unreachable', during, cause })
      if (cause !== null) told.add(cause)
      throw error
    }
  }
}

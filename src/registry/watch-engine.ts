import type { Engine } from './engine.ts'

/** For a log. A cause is a code or a sentence without anybody's values. */
export type DatabaseState =
  | { readonly event: 'database unreachable'; readonly during: During; readonly cause: string }
  | { readonly event: 'database reached again'; readonly during: During }

type During = 'reading' | 'writing' // apart, since a full disk can be read

interface Means {
  readonly report: (state: DatabaseState) => void
  readonly clock: () => Date
}

/** Of a full disk every other write may succeed, and nothing is over. */
const CALM = 10_000 // milliseconds

/** Tells why work fails when that begins or there is another cause, and when it is over; not for each work. */
export function watchEngine(engine: Engine, means: Means): Engine {
  const [reading, writing] = [watched('reading', engine, means), watched('writing', engine, means)]
  return {
    ...engine,
    read: (work) => reading(engine.read(work)),
    write: (work) => writing(engine.write(work)),
    add: (work) => writing(engine.add(work)),
  }
}

function watched(during: During, { causeOf }: Engine, { report, clock }: Means) {
  const told = new Set<string>() // since it was last reached
  let last = 0 // when something failed
  const failed = (cause: string) => {
    last = clock().getTime()
    if (!told.has(cause)) report({ event: 'database unreachable', during, cause })
    told.add(cause)
  }
  const succeeded = () => {
    if (told.size === 0 || clock().getTime() - last < CALM) return
    told.clear()
    report({ event: 'database reached again', during })
  }
  return async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      const value = await work
      succeeded()
      return value
    } catch (error) {
      const cause = causeOf(error)
      if (cause !== null) failed(cause)
      throw error
    }
  }
}

import type { Reopen } from '../cards/card.ts'
import { done, type Result } from '../result.ts'
import type { Candidate, CardProof, CardReading, ProveRequest, ReaderEvent } from '../types/reader.ts'
import type { OpenBackend } from './backend.ts'
import { createCardService } from './card-service.ts'
import { createInsertions } from './insertions.ts'
import { prove, readCandidates, readCard, readTriesLeft } from './operations.ts'
import { type CardSession, type Slot, withCard, withFreshCard } from './session.ts'
import type { Timers } from './timers.ts'

/** Readers, cards and what can be done with them, on one thread: the card thread's, or the main one in training. */
export interface CardDesk {
  readCard(insertion: number): Promise<Result<CardReading>>
  candidates(insertion: number): Promise<Result<readonly Candidate[]>>
  triesLeft(insertion: number): Promise<Result<number | null>>
  prove(request: ProveRequest): Promise<Result<CardProof>>
  close(): Promise<void>
}

interface Options {
  readonly open: OpenBackend
  readonly timers: Timers
  readonly firstInsertion: number
  readonly emit: (event: ReaderEvent) => void
}

export function createCardDesk({ open, timers, firstInsertion, emit }: Options): CardDesk {
  const insertions = createInsertions(firstInsertion, emit)
  const service = createCardService({
    open,
    timers,
    see: insertions.see,
    changed(state) {
      if (state !== 'running') insertions.forget()
      emit({ type: 'service.changed', service: state })
    },
  })
  const on = async <Value>(number: number, work: (slot: Slot) => Promise<Result<Value>>): Promise<Result<Value>> => {
    const backend = service.backend()
    if (!backend.ok) return backend
    const insertion = insertions.find(number)
    if (!insertion.ok) return insertion
    return work({ backend: backend.value, insertion: insertion.value, stillThere: () => insertions.find(number) })
  }
  let last: Known | null = null // as a rule of the card that is to sign next
  return {
    async readCard(insertion) {
      const read = await on(insertion, (slot) => withCard(slot, readKnown))
      if (!read.ok) return read
      last = read.value
      return done(read.value.reading)
    },
    candidates: (insertion) => on(insertion, (slot) => withCard(slot, readCandidates)),
    triesLeft: (insertion) => on(insertion, (slot) => withCard(slot, readTriesLeft)),
    async prove(request) {
      const known = last?.reading.insertion === request.insertion ? last : null
      const proof = await on(request.insertion, (slot) =>
        withFreshCard(slot, (session) => prove(session, request, known?.reading), {
          onPad: request.pin === null,
          reopen: known?.reopen,
        }),
      )
      request.pin?.fill(0) // also where it was never sent
      return proof
    },
    close: () => service.close(),
  }
}

interface Known {
  readonly reading: CardReading
  readonly reopen: Reopen | undefined
}

async function readKnown(session: CardSession): Promise<Result<Known>> {
  const reading = await readCard(session)
  return reading.ok ? done({ reading: reading.value, reopen: session.card.reopen }) : reading
}

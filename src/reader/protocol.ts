import type { Result } from '../result.ts'
import type { Candidate, CardProof, CardReading, ProveRequest, ReaderEvent } from '../types/reader.ts'

/** What crosses the boundary of the card thread: plain data, both ways. */
export type Order =
  | { readonly type: 'read-card'; readonly id: number; readonly insertion: number }
  | { readonly type: 'candidates'; readonly id: number; readonly insertion: number }
  | { readonly type: 'tries-left'; readonly id: number; readonly insertion: number }
  | { readonly type: 'prove'; readonly id: number; readonly request: ProveRequest }
  | { readonly type: 'close' }

export type Answer =
  | { readonly type: 'card-read'; readonly id: number; readonly result: Result<CardReading> }
  | { readonly type: 'candidates-read'; readonly id: number; readonly result: Result<readonly Candidate[]> }
  | { readonly type: 'tries-read'; readonly id: number; readonly result: Result<number | null> }
  | { readonly type: 'proved'; readonly id: number; readonly result: Result<CardProof> }

export type Message = Answer | { readonly type: 'event'; readonly event: ReaderEvent }

/** Also, one after the other, what is said to readers and cards, without any data. */
export type ThreadMessage = Message | { readonly type: 'exchange'; readonly line: string }

/** How a thread is started. */
export interface ThreadData {
  readonly firstInsertion: number
  readonly transcript: string | null // a file that everything said to cards is appended to
  /** One Int32: THREAD_CLOSED once nothing native is open. Seen even where the main thread's loop turns no more. */
  readonly state: SharedArrayBuffer
}

export const THREAD_CLOSED = 1

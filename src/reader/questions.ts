import type { Candidate, CardProof, CardReading, ProveRequest } from '../types/reader.ts'
import { PAD_SECONDS } from './pad-seconds.ts'
import type { Question } from './requests.ts'

/** libccid gives a reader 10 s more than the reader was told to wait. */
const PAD_PATIENCE = (PAD_SECONDS + 15) * 1000

export const readCardQuestion = (insertion: number): Question<CardReading> => ({
  order: (id) => ({ type: 'read-card', id, insertion }),
  understand: (answer) => (answer.type === 'card-read' ? answer.result : null),
})

export const candidatesQuestion = (insertion: number): Question<readonly Candidate[]> => ({
  order: (id) => ({ type: 'candidates', id, insertion }),
  understand: (answer) => (answer.type === 'candidates-read' ? answer.result : null),
})

export const triesLeftQuestion = (insertion: number): Question<number | null> => ({
  order: (id) => ({ type: 'tries-left', id, insertion }),
  understand: (answer) => (answer.type === 'tries-read' ? answer.result : null),
})

export const proveQuestion = (
  request: ProveRequest & { readonly pin: Uint8Array<ArrayBuffer> | null },
): Question<CardProof> => ({
  order: (id) => ({ type: 'prove', id, request }),
  understand: (answer) => (answer.type === 'proved' ? answer.result : null),
  ...(request.pin ? { transfer: [request.pin.buffer] } : { longer: PAD_PATIENCE }),
})

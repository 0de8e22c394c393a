import { type Response, STATUS } from './response.ts'

/** Hands out an answer in pieces the host asked for: 61xx, then GET RESPONSE (ISO/IEC 7816-4). */
export interface ResponseQueue {
  start(response: Response, limit: number): Uint8Array
  next(limit: number): Uint8Array
  readonly empty: boolean
  clear(): void
}

export function createResponseQueue(): ResponseQueue {
  let rest: Uint8Array = new Uint8Array(0)
  let status = 0
  const next = (limit: number): Uint8Array => {
    const piece = rest.subarray(0, limit)
    rest = rest.subarray(piece.length)
    return withStatus(piece, rest.length === 0 ? status : STATUS.moreData | (rest.length > 255 ? 0 : rest.length))
  }
  return {
    start(response, limit) {
      rest = response.data
      status = response.status
      return next(limit)
    },
    next,
    get empty() {
      return rest.length === 0
    },
    clear() {
      rest = new Uint8Array(0)
    },
  }
}

const withStatus = (data: Uint8Array, status: number): Uint8Array => Uint8Array.of(...data, status >> 8, status & 0xff)

import type { IncomingMessage } from 'node:http'
import { type Agent, request } from 'node:https'
import type { Socket } from 'node:net'

/** One HTTP exchange, as far as it came. */
export type Exchange =
  | { readonly kind: 'answered'; readonly body: string; readonly isUndone: boolean } // undone: the service did nothing
  | { readonly kind: 'unsent'; readonly problem: string } // no connection came about
  | { readonly kind: 'lost'; readonly problem: string } // what became of the request is not known

export interface Message {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body: string
  readonly patience: number // milliseconds
}

/** Where to, through which connections, and which of these stand. */
export interface Way {
  readonly url: URL
  readonly agent: Agent
  readonly connected: WeakSet<Socket>
}

const LONGEST_ANSWER = 256 * 1024 // octets; the longest of ours is 8 KiB

export function exchange({ url, agent, connected }: Way, { method, path, body, patience }: Message): Promise<Exchange> {
  return new Promise((resolve) => {
    let socket: Socket | null = null
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const asked = request(new URL(path, url), {
      ...{ agent, method, signal: AbortSignal.timeout(patience) },
      headers: method === 'POST' ? headers : {},
    })
    const fail = (error: NodeJS.ErrnoException) => {
      const problem = error.name === 'AbortError' ? 'timeout' : (error.code ?? error.message)
      resolve({ kind: socket && connected.has(socket) ? 'lost' : 'unsent', problem })
    }
    asked.on('socket', (given) => {
      socket = given
      // Known by the socket: `reusedSocket` is not set on a request that has waited for it.
      if (given.connecting) given.once('secureConnect', () => connected.add(given))
    })
    asked.on('response', (response) => void read(response).then(resolve, fail))
    asked.on('error', fail)
    asked.end(method === 'POST' ? body : undefined)
  })
}

async function read(response: IncomingMessage): Promise<Exchange> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > LONGEST_ANSWER) return { kind: 'lost', problem: 'the answer is too long' }
    pieces.push(piece)
  }
  const isUndone = response.headers['retry-after'] !== undefined
  return { kind: 'answered', body: Buffer.concat(pieces).toString('utf8'), isUndone }
}

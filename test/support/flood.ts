import { connect } from 'node:tls'
import { machines } from './service.ts'
import type { Identity } from './service-certificates.ts'

/** How often each status came, and how long it took from the first octet sent to the last answer, in milliseconds. */
export interface Flooded {
  readonly statuses: ReadonlyMap<string, number>
  readonly ms: number
}

/**
 * So many requests of one kiosk, as fast as they are taken: none waits for the answer to the one before (HTTP/1.1
 * pipelining). With some 300 unanswered ones Node cuts a connection (24.21: HPE_PAUSED), so fewer are under way.
 */
export async function flood(
  port: number,
  identity: Identity,
  { requests, connections = 8 }: { readonly requests: number; readonly connections?: number },
): Promise<Flooded> {
  const statuses = new Map<string, number>()
  const begun = performance.now()
  const share = requests / connections
  await Promise.all(Array.from({ length: connections }, () => pipelined(port, identity, share, statuses)))
  return { statuses, ms: performance.now() - begun }
}

const AHEAD = 50
const BODY = '{"since":0}'
const REQUEST = `POST /v1/growth HTTP/1.1\r\nhost: registry\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`
const STATUS = /HTTP\/1\.1 (\d{3}) /g
const LONGEST = 'HTTP/1.1 200 '.length

function pipelined(port: number, identity: Identity, requests: number, statuses: Map<string, number>): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...identity, ca: machines.pem, host: '127.0.0.1', port })
    let [rest, answers, sent] = ['', 0, 0]
    const send = () => {
      const more = Math.min(requests, answers + AHEAD) - sent
      sent += more
      socket.write(REQUEST.repeat(more))
    }
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      rest += text
      for (const [, status = ''] of rest.matchAll(STATUS)) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        answers++
      }
      rest = rest.slice(-LONGEST + 1) // a status that is not whole yet
      if (answers === requests) socket.end()
      else if (sent < requests) send()
    })
    socket.on('error', reject)
    socket.on('close', () => (answers === requests ? resolve() : reject(new Error(`${answers} answers`))))
    send()
  })
}

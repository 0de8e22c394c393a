import { Agent, type RequestOptions, request } from 'node:https'
import { onTestFinished } from 'vitest'
import { machines } from './service.ts'
import type { Identity } from './service-certificates.ts'

export interface RawAnswer {
  readonly status: number // 0 where there was none
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string // or why there was no answer
}

/** One HTTP request as anybody could send it; nothing is checked on the way out. */
export function rawRequest(
  port: number,
  identity: Partial<Identity>,
  { body = '', ...options }: RequestOptions & { readonly body?: string | Buffer },
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const asked = request({
      ...{ host: '127.0.0.1', port, ca: machines.pem, method: 'POST', agent: false, ...identity, ...options },
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...options.headers },
    })
    asked.on('response', async (response) => {
      const pieces: Buffer[] = []
      for await (const piece of response) pieces.push(piece)
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(pieces).toString('utf8'),
      })
    })
    asked.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: 0, headers: {}, body: error.code ?? error.message }),
    )
    asked.end(body)
  })
}

/** Connections that are kept, for many requests. */
export function keptConnections(identity: Identity, maxSockets = 8): Agent {
  const agent = new Agent({ ...identity, ca: machines.pem, keepAlive: true, maxSockets })
  onTestFinished(() => agent.destroy())
  return agent
}

export const posted = (operation: string, body: object) => ({ path: `/v1/${operation}`, body: JSON.stringify(body) })

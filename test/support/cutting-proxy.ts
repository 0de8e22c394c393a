import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Carries octets to and from a service, which are TLS to it, and can lose an answer. */
export interface CuttingProxy {
  readonly port: number
  /** The next octets that come back, an answer's on a connection that stands, are thrown away with their connection. */
  loseAnswer(): Promise<void> // once it has
  connections(): number // so far
  /** Refuses connections, and cuts those that stand. */
  away(): void
  back(): void
}

export async function cuttingProxy(to: number): Promise<CuttingProxy> {
  let lost: (() => void) | null = null
  let isAway = false
  let made = 0
  const sockets = new Set<Socket>()
  const server = createServer((kiosk) => {
    if (isAway) {
      kiosk.destroy()
      return
    }
    made++
    const service = connect(to, '127.0.0.1')
    const end = () => {
      kiosk.destroy()
      service.destroy()
    }
    for (const socket of [kiosk, service]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    kiosk.on('data', (octets) => service.write(octets))
    service.on('data', (octets) => {
      if (lost) end()
      else kiosk.write(octets)
      lost?.()
      lost = null
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    connections: () => made,
    loseAnswer: () =>
      new Promise((resolve) => {
        lost = resolve
      }),
    away() {
      isAway = true
      for (const socket of sockets) socket.destroy()
    },
    back() {
      isAway = false
    },
  }
}

import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** One address before several services, as an agency puts there: each new connection goes to the next one that takes it. */
export async function balancer(
  ports: readonly number[],
): Promise<{ readonly port: number; taken(): readonly number[] }> {
  const sockets = new Set<Socket>()
  const taken = ports.map(() => 0)
  let next = 0
  const server = createServer((kiosk) => {
    sockets.add(kiosk)
    kiosk.on('error', () => {}) // 'close' follows
    forward(kiosk, ports.length)
  })
  const forward = (kiosk: Socket, left: number) => {
    if (left === 0) {
      kiosk.destroy()
      return
    }
    const index = next++ % ports.length
    const service = connect(ports[index] ?? 0, '127.0.0.1')
    sockets.add(service)
    service.once('connect', () => {
      taken[index] = (taken[index] ?? 0) + 1
      service.on('close', () => kiosk.destroy())
      kiosk.on('close', () => service.destroy())
      kiosk.pipe(service)
      service.pipe(kiosk)
    })
    service.on('error', () => {
      if (service.readyState !== 'open' && service.bytesRead === 0 && service.bytesWritten === 0)
        forward(kiosk, left - 1)
    })
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, taken: () => taken }
}

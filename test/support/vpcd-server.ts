import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

/** The other end of vpcd's socket: what pcscd does with a card, without pcscd. */
export interface VpcdServer {
  readonly port: number
  /** The next card that connects. */
  accept(): Promise<Slot>
  close(): Promise<void>
}

export interface Slot {
  /** Sends these bytes as they are, framing included. */
  sendRaw(hex: string): void
  /** Resolves with as many bytes as are asked for. */
  receive(length: number): Promise<string>
  readonly gone: Promise<void>
  hangUp(): void
}

export async function startVpcdServer(): Promise<VpcdServer> {
  const server = createServer()
  const waiting: Socket[] = []
  server.on('connection', (socket) => waiting.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async accept() {
      if (waiting.length === 0) await once(server, 'connection')
      return slotOf(waiting.shift() as Socket)
    },
    close: () => closeServer(server, waiting),
  }
}

function slotOf(socket: Socket): Slot {
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  socket.pause()
  return {
    sendRaw: (hex) => socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex')),
    async receive(length) {
      for (;;) {
        const bytes = socket.read(length) as Buffer | null
        if (bytes !== null) return bytes.toString('hex')
        await once(socket, 'readable')
      }
    },
    gone: gone,
    hangUp: () => socket.destroy(),
  }
}

async function closeServer(server: Server, sockets: readonly Socket[]): Promise<void> {
  for (const socket of sockets) socket.destroy()
  server.close()
}

import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { kioskName } from '../wire/kiosk-name.ts'

/** The kiosk at the other end of a connection, by its certificate; asked once for each connection. */
export function connectionNames(): (socket: Socket) => string | null {
  const known = new WeakMap<Socket, string | null>()
  return (socket) => {
    const kept = known.get(socket)
    if (kept !== undefined) return kept
    const name =
      socket instanceof TLSSocket && socket.authorized ? kioskName(socket.getPeerCertificate().subject) : null
    known.set(socket, name)
    return name
  }
}

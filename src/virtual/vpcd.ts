import { connect, type Socket } from 'node:net'
import type { SoftwareCard } from './software-card.ts'
import { createFrameReader, encodeFrame } from './vpcd-frames.ts'

/** vpcd's slots listen here once pcscd runs; a TCP client is a card. */
export const VPCD_PORT = 35_963 // the second slot: 35964

/** A card in one of vpcd's slots. */
export interface VpcdConnection {
  /** Resolves when pcscd has asked for the ATR: the card is in. While another card holds the slot it has to wait. */
  readonly inserted: Promise<void>
  /** Resolves when the connection is gone, by whichever end. */
  readonly closed: Promise<void>
  /** Pulls the card. */
  remove(): Promise<void>
}

export type VpcdOutcome =
  | { readonly ok: true; readonly connection: VpcdConnection }
  | { readonly ok: false; readonly code: string } // ECONNREFUSED: no pcscd, or no vpcd in it

const CONTROL = { off: 0x00, on: 0x01, reset: 0x02, atr: 0x04 } // payloads of one octet; all others are APDUs

export function connectVpcd(options: { port: number; host: string; card: SoftwareCard }): Promise<VpcdOutcome> {
  const socket = connect({ port: options.port, host: options.host, noDelay: true })
  const connection = serve(socket, options.card)
  return new Promise((resolve) => {
    socket.once('connect', () => resolve({ ok: true, connection }))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve({ ok: false, code: error.code ?? error.message }))
  })
}

function serve(socket: Socket, card: SoftwareCard): VpcdConnection {
  const inserted = Promise.withResolvers<void>()
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const control = (octet: number | undefined): void => {
    if (octet === CONTROL.atr) {
      socket.write(encodeFrame(card.atr))
      inserted.resolve()
    } else if (octet === CONTROL.off || octet === CONTROL.on || octet === CONTROL.reset) card.reset()
  }
  const exchange = async (command: Uint8Array): Promise<void> => {
    const answer = card.transmit(command)
    if (card.due) await card.due()
    socket.write(encodeFrame(answer))
  }
  const read = createFrameReader((payload) => {
    if (payload.length > 1) void exchange(payload)
    else control(payload[0])
  })
  socket.on('data', read)
  return {
    inserted: inserted.promise,
    closed,
    remove() {
      socket.destroy()
      return closed
    },
  }
}

import { connect } from 'node:net'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { connectVpcd, type VpcdConnection } from '../../src/virtual/vpcd.ts'

/** One of vpcd's slots in a running pcscd: 35963 is "Virtual PCD 00 00", 35964 is "Virtual PCD 00 01". */
export interface VpcdSlot {
  /** Resolves when pcscd has asked for the ATR. Throws when no vpcd listens: such a test cannot run here. */
  insert(card: SoftwareCard): Promise<void>
  remove(): Promise<void>
  /** Another card in the same moment: pcscd may tell nobody that the first one left. */
  swap(card: SoftwareCard): Promise<void>
}

export function vpcdSlot(port: 35_963 | 35_964): VpcdSlot {
  let connection: VpcdConnection | null = null
  const remove = async (): Promise<void> => {
    await connection?.remove()
    connection = null
  }
  const insert = async (card: SoftwareCard): Promise<void> => {
    const outcome = await connectVpcd({ host: '127.0.0.1', port, card })
    if (!outcome.ok) throw new Error(`vpcd on port ${port}: ${outcome.code}`)
    connection = outcome.connection
    await connection.inserted
  }
  const swap = async (card: SoftwareCard): Promise<void> => {
    await remove()
    await insert(card)
  }
  return { insert, remove, swap }
}

/** Whether pcscd runs here with vpcd in it. The attempt is a card for a moment, so ask before the first insertion. */
export function vpcdListens(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

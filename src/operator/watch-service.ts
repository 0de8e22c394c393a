import type { KioskEvent } from '../types/kiosk-event.ts'
import { readServiceFile, removeServiceFile } from './service-files.ts'

type Told = Extract<KioskEvent, { type: 'service.closed' | 'service.opened' | 'exit.requested' }>

interface Watching {
  readonly folder: string
  readonly tell: (event: Told) => void
  /** Calls again and again until it is told to stop. */
  readonly every?: (milliseconds: number, look: () => void) => () => void
}

const LOOKS = 1000 // milliseconds

/** Tells the kiosk what the operator's files say, first at once. A request of before the start is not obeyed. */
export function watchService({ folder, tell, every = realEvery }: Watching): () => void {
  removeServiceFile(folder, 'exit')
  removeServiceFile(folder, 'maintenance')
  let closed: string | null = null
  const look = () => {
    const reason = readServiceFile(folder, 'closed')
    if (reason !== closed) tell(reason === null ? { type: 'service.opened' } : { type: 'service.closed', reason })
    closed = reason
    if (readServiceFile(folder, 'exit') === null) return
    removeServiceFile(folder, 'exit')
    tell({ type: 'exit.requested' })
  }
  look()
  return every(LOOKS, look)
}

function realEvery(milliseconds: number, look: () => void): () => void {
  const looking = setInterval(look, milliseconds)
  return () => clearInterval(looking)
}

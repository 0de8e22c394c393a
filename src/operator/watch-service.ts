import type { KioskEvent } from '../types/kiosk-event.ts'
import { readServiceFile, removeServiceFile } from './service-files.ts'

type Told = Extract<KioskEvent, { type: 'service.closed' | 'service.opened' | 'exit.requested' | 'exit.withdrawn' }>

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
  let exit = false
  const look = () => {
    const reason = readServiceFile(folder, 'closed')
    if (reason !== closed) tell(reason === null ? { type: 'service.opened' } : { type: 'service.closed', reason })
    closed = reason
    const wanted = readServiceFile(folder, 'exit') !== null
    const changed = wanted !== exit
    exit = wanted
    if (changed) tell({ type: wanted ? 'exit.requested' : 'exit.withdrawn' })
  }
  look()
  return every(LOOKS, look)
}

function realEvery(milliseconds: number, look: () => void): () => void {
  const looking = setInterval(look, milliseconds)
  return () => clearInterval(looking)
}

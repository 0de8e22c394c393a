import type { ReaderFailure } from '../failure.ts'
import { done, failed, type Result } from '../result.ts'
import type { ReaderStatus } from '../types/reader.ts'
import { backOff } from './back-off.ts'
import type { Backend, OpenBackend, Sighting } from './backend.ts'
import type { Timers } from './timers.ts'

/** A backend that is opened again for as long as it takes, whenever it is lost. */
export interface CardService {
  backend(): Result<Backend>
  close(): Promise<void>
}

interface Options {
  readonly open: OpenBackend
  readonly timers: Timers
  readonly see: (sighting: Exclude<Sighting, { type: 'service.lost' }>) => void
  readonly changed: (service: ReaderStatus['service']) => void
}

type State =
  | { readonly name: 'running'; readonly backend: Backend }
  | { readonly name: 'away'; readonly failure: ReaderFailure; readonly callOff: () => void }
  | { readonly name: 'closed' }

export function createCardService({ open, timers, see, changed }: Options): CardService {
  let shown: ReaderStatus['service'] = 'starting'
  let state: State = { name: 'closed' }
  let failures = 0
  let generation = 0
  let closing: Promise<void> = Promise.resolve() // of the backend before

  const show = (service: ReaderStatus['service']) => {
    if (service === shown) return
    shown = service
    changed(service)
  }
  const wait = (denied: boolean) => {
    const failure: ReaderFailure = { kind: denied ? 'reader.denied' : 'reader.service-stopped' }
    state = { name: 'away', failure, callOff: timers.after(backOff(failures++), start) }
    show(denied ? 'denied' : 'stopped')
  }
  const lose = (denied: boolean) => {
    if (state.name !== 'running') return
    generation++
    closing = state.backend.close()
    wait(denied)
  }
  function start() {
    const mine = ++generation
    const opened = open((sighting) => {
      if (mine !== generation) return // said by a backend that was given up
      if (sighting.type === 'service.lost') return lose(sighting.denied)
      failures = 0
      see(sighting)
    })
    if (!opened.ok) return wait(opened.failure.kind === 'reader.denied')
    state = { name: 'running', backend: opened.value }
    show('running')
  }
  start()
  return {
    backend() {
      if (state.name === 'running') return done(state.backend)
      return failed(state.name === 'away' ? state.failure : { kind: 'reader.restarting' })
    },
    async close() {
      const last = state
      state = { name: 'closed' }
      generation++
      if (last.name === 'away') last.callOff()
      await closing
      if (last.name === 'running') await last.backend.close()
    },
  }
}

import { settledReaders } from '../../commands/card/settled-readers.ts'
import type { Timers } from '../../reader/timers.ts'
import type { ReaderPort } from '../../types/reader.ts'
import type { ReaderFinding } from '../finding.ts'

export interface ReaderWorld {
  /** Null: the card module is not built. */
  readonly openReader: () => ReaderPort | null
  readonly timers: Timers
}

/** Asks who is there; no card is connected to, so that a visit beside it does not notice and no PIN try is spent. */
export async function lookAtReaders({ openReader, timers }: ReaderWorld): Promise<readonly ReaderFinding[]> {
  const port = openReader()
  if (port === null) return [{ kind: 'module.missing' }]
  const readers = await settledReaders(port, timers)
  await port.close()
  return [{ kind: 'module.built' }, ...(readers.ok ? found(readers.value) : [absent(readers.failure.kind)])]
}

function absent(failure: string): ReaderFinding {
  if (failure === 'reader.denied') return { kind: 'pcscd.denied' }
  return { kind: failure === 'reader.service-stopped' ? 'pcscd.stopped' : 'pcscd.silent' }
}

function found(readers: ReturnType<ReaderPort['status']>['readers']): readonly ReaderFinding[] {
  const names = readers.map(({ name }) => name)
  const mute = readers.filter(({ card }) => card?.mute).map(({ name }) => name)
  return [
    { kind: 'pcscd.running' },
    names.length === 0 ? { kind: 'readers.none' } : { kind: 'readers.found', names },
    ...(mute.length === 0 ? [] : [{ kind: 'readers.mute', names: mute } as const]),
  ]
}

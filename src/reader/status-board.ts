import type { Reader, ReaderEvent, ReaderPort, ReaderStatus } from '../types/reader.ts'

/** Holds what the readers look like and tells whoever listens, after it shows. */
export interface StatusBoard extends Pick<ReaderPort, 'status' | 'subscribe'> {
  post(event: ReaderEvent): void
}

export function createStatusBoard(service: ReaderStatus['service']): StatusBoard {
  const listeners = new Set<(event: ReaderEvent) => void>()
  let status: ReaderStatus = { service, readers: [] }
  return {
    status: () => status,
    subscribe(listener) {
      const own = (event: ReaderEvent) => listener(event)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    post(event) {
      status = fold(status, event)
      for (const listener of [...listeners]) listener(event)
    },
  }
}

function fold(status: ReaderStatus, event: ReaderEvent): ReaderStatus {
  switch (event.type) {
    case 'service.changed':
      return { ...status, service: event.service }
    case 'reader.attached':
      return { ...status, readers: [...status.readers, { name: event.reader, card: null }] }
    case 'reader.detached':
      return { ...status, readers: status.readers.filter(({ name }) => name !== event.reader) }
    case 'card.inserted':
      return withCard(status, event.reader, event.card)
    case 'card.removed':
      return withCard(status, event.reader, null)
  }
}

const withCard = (status: ReaderStatus, name: string, card: Reader['card']): ReaderStatus => ({
  ...status,
  readers: status.readers.map((reader) => (reader.name === name ? { ...reader, card } : reader)),
})

/** The events that take away all that a status shows, in the order a reader would give them. */
export const farewell = ({ readers }: ReaderStatus): readonly ReaderEvent[] =>
  readers.flatMap(({ name, card }): ReaderEvent[] => [
    ...(card ? [{ type: 'card.removed', reader: name, insertion: card.insertion } as const] : []),
    { type: 'reader.detached', reader: name },
  ])

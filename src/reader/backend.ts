import type { Channel } from '../iso7816/channel.ts'
import type { Result } from '../result.ts'

/** The seam under the reader box: PC/SC, the virtual readers of training, or a script in a test. */
export interface Backend {
  /** Exclusive: nobody else speaks with the card until it is disconnected. */
  connect(reader: string): Promise<Result<CardChannel>>
  close(): Promise<void>
}

export interface CardChannel extends Channel {
  /** 'reset': whatever was verified on the card is forgotten. Never fails as far as the caller can help it. */
  disconnect(disposition: 'reset' | 'leave'): Promise<void>
}

/** What a backend sees, as it sees it. */
export type Sighting =
  | { readonly type: 'reader.seen'; readonly reader: string }
  | { readonly type: 'reader.gone'; readonly reader: string }
  | { readonly type: 'card.seen'; readonly reader: string; readonly atr: Uint8Array; readonly mute: boolean }
  | { readonly type: 'card.gone'; readonly reader: string }
  | { readonly type: 'service.lost'; readonly denied: boolean } // the backend is of no more use

export type OpenBackend = (see: (sighting: Sighting) => void) => Result<Backend>

import type { ReaderStatus } from './reader.ts'
import type { MenuItem } from './scene.ts'

/** Everything the world tells the kiosk machine. Nothing here ever carries a PIN or part of one. */
export type KioskEvent =
  | { readonly type: 'readers.changed'; readonly status: ReaderStatus }
  | { readonly type: 'key.pressed' } // any key at all: the visitor is there
  | { readonly type: 'menu.moved'; readonly by: 1 | -1 }
  | { readonly type: 'menu.chosen'; readonly item: MenuItem }
  | { readonly type: 'card.confirmed' } // OK on a card screen
  | { readonly type: 'pin.entered'; readonly personInCharge: string }
  | { readonly type: 'last-try.accepted' }
  | { readonly type: 'focus.moved' } // 更新 <-> 戻る
  | { readonly type: 'review.chosen' } // Enter on the focused button
  | { readonly type: 'result.closed' }
  | { readonly type: 'interruption.acknowledged' } // also asks the registry again while the answer is unknown
  | { readonly type: 'cancel.requested' }
  | { readonly type: 'cancel.confirmed' }
  | { readonly type: 'cancel.declined' }

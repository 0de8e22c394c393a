import type { ReaderStatus } from './reader.ts'
import type { ReceiptWay } from './receipt.ts'
import type { FormContents } from './registration.ts'
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
  | { readonly type: 'focus.moved' } // 更新 <-> 戻る, and the like
  | { readonly type: 'review.chosen' } // Enter on the focused button
  | { readonly type: 'receipt.wanted'; readonly way: ReceiptWay }
  | { readonly type: 'result.closed' }
  | { readonly type: 'search.entered'; readonly number: string; readonly name: string } // the password is kept apart
  | { readonly type: 'form.handed-in'; readonly contents: FormContents } // 入力内容確認
  | { readonly type: 'form.left'; readonly contents: FormContents } // 戻る to the search
  | { readonly type: 'interruption.acknowledged' } // also asks the registry again while the answer is unknown
  | { readonly type: 'service.closed'; readonly reason: string } // by the operator, from afar
  | { readonly type: 'service.opened' }
  | { readonly type: 'exit.requested' } // the same
  | { readonly type: 'exit.withdrawn' }
  | { readonly type: 'operator.called' } // the operator's chord
  | { readonly type: 'operator.password-entered' } // which is kept apart
  | { readonly type: 'cancel.requested' }
  | { readonly type: 'cancel.confirmed' }
  | { readonly type: 'cancel.declined' }

export type FunctionKey = `F${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`

export type KeyName =
  | 'enter'
  | 'escape'
  | 'tab'
  | 'shift-tab'
  | 'backspace'
  | 'delete'
  | 'insert'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | FunctionKey
  | `ctrl-${string}`
  | 'unknown' // a key all the same: the visitor is there

/** `pasted`: what lay between the marks of a paste, characters apart since they may be a PIN; null: far too many. */
export type Key =
  | { readonly name: KeyName }
  | { readonly character: string }
  | { readonly pasted: readonly string[] | null }

/** What a binding is looked up by. */
export const keyId = (key: Key): string => ('name' in key ? key.name : 'character' in key ? key.character : 'paste')

import { Text } from 'ink'
import type { ReactNode } from 'react'
import { wrapProse } from '../cells.ts'
import { COLOURS, type Role } from '../theme.ts'

/** Something with a height that is known before it is drawn, so that a box can tell whether there is room for gaps. */
export interface Block {
  readonly rows: number
  readonly node: ReactNode
}

export interface Look {
  readonly role?: Role
  readonly bold?: boolean
}

/** Wrapped here and not by Ink, which breaks Japanese anywhere and English not at all where it has no spaces. */
export function prose(texts: readonly string[], width: number, look: Look = {}): Block {
  const rows = texts.flatMap((text) => wrapProse(text, width))
  return { rows: rows.length, node: <Styled look={look}>{rows.join('\n')}</Styled> }
}

export const Styled = ({ look, children }: { readonly look: Look; readonly children: string }) => (
  <Text {...(look.role === undefined ? {} : { color: COLOURS[look.role] })} bold={look.bold ?? false} wrap="truncate">
    {children}
  </Text>
)

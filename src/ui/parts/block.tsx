import { Text } from 'ink'
import { type ReactNode, useContext } from 'react'
import { wrapProse } from '../cells.ts'
import type { Role } from '../theme.ts'
import { ThemeContext } from './theme-context.ts'

/** Something with a height that is known before it is drawn, so that a box can tell whether there is room for gaps. */
export interface Block {
  readonly rows: number
  readonly node: ReactNode
}

export interface Look {
  readonly role?: Role
  readonly bold?: boolean
}

/**
 * Wrapped here and not by Ink, which breaks Japanese anywhere and English not at all where it has no spaces. A screen
 * reader is given whole sentences.
 */
export function prose(texts: readonly string[], width: number, look: Look = {}): Block {
  const rows = texts.flatMap((text) => wrapProse(text, width))
  const node = (
    <Styled look={look} spoken={texts.join('\n')}>
      {rows.join('\n')}
    </Styled>
  )
  return { rows: rows.length, node }
}

interface StyledProps {
  readonly look: Look
  readonly spoken?: string // to a screen reader, in place of what is drawn
  readonly silent?: boolean // nothing of it
  readonly children: string
}

export function Styled({ look, spoken, silent = false, children }: StyledProps) {
  const { color, bold = false, inverse = false } = useContext(ThemeContext)[look.role ?? 'text']
  return (
    <Text
      {...(color === undefined ? {} : { color })}
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
      aria-hidden={silent}
      bold={bold || look.bold === true}
      inverse={inverse}
      wrap="truncate"
    >
      {children}
    </Text>
  )
}

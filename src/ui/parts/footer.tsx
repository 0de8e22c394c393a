import { Box } from 'ink'
import { memo } from 'react'
import { GLYPHS } from '../theme.ts'
import { Styled } from './block.tsx'

interface Props {
  readonly panel: string // '' without training: a rule is drawn
  readonly readers: string
  readonly hints: string
  readonly columns: number
}

/** Training panel or rule, readers, and what keys do. */
export const Footer = memo(function Footer({ panel, readers, hints, columns }: Props) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Styled look={panel === '' ? {} : { role: 'training', bold: true }} silent={panel === ''}>
        {panel === '' ? GLYPHS.rule.repeat(columns) : panel}
      </Styled>
      <Styled look={{}}>{indented(readers)}</Styled>
      <Styled look={{ bold: true }}>{indented(hints)}</Styled>
    </Box>
  )
})

const indented = (rows: string): string =>
  rows
    .split('\n')
    .map((row) => ` ${row}`)
    .join('\n')

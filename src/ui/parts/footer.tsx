import { Box } from 'ink'
import { memo } from 'react'
import { Styled } from './block.tsx'

interface Props {
  readonly panel: string | null // null without training: the rule is drawn
  readonly rule: string
  readonly readers: string
  readonly hints: string
}

/** Training panel or rule, readers, and what keys do. */
export const Footer = memo(function Footer({ panel, rule, readers, hints }: Props) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Styled look={panel === null ? {} : { role: 'training', bold: true }} silent={panel === null}>
        {panel ?? rule}
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

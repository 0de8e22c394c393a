import { Box, Text } from 'ink'
import { LEAST, type Size } from '../frame.ts'
import type { Words } from '../words/words.ts'

/** Drawn plainly, since hardly anything fits. */
export const TooSmall = ({ size, words }: { readonly size: Size; readonly words: Words['frame'] }) => (
  <Box width={size.columns} height={size.rows} overflow="hidden" flexDirection="column">
    {words.tooSmall(sizeText(size), sizeText(LEAST)).map((text) => (
      <Text key={text}>{text}</Text>
    ))}
  </Box>
)

const sizeText = ({ columns, rows }: Size): string => `${columns} x ${rows}`

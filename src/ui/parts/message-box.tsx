import { Box } from 'ink'
import type { Size } from '../frame.ts'
import type { Block } from './block.tsx'

const WIDEST = 72
const BORDERS = 2
const SIDES = 4 // borders and one cell of air

const boxWidth = (room: Size): number => Math.min(WIDEST, room.columns - 8)
export const innerWidth = (room: Size): number => boxWidth(room) - SIDES

/** Blocks in a box, at the same place on every screen, with air between them as far as there is room. */
export function MessageBox({ room, blocks }: { readonly room: Size; readonly blocks: readonly Block[] }) {
  const rows = blocks.reduce((sum, block) => sum + block.rows, 0) + BORDERS
  const gap = rows + blocks.length - 1 <= room.rows ? 1 : 0
  const height = rows + gap * (blocks.length - 1)
  const air = height + 2 <= room.rows ? 1 : 0
  const above = Math.max(0, Math.min(2, Math.floor((room.rows - height - 2 * air) / 2)))
  return (
    <Box marginTop={above} marginLeft={Math.floor((room.columns - boxWidth(room)) / 2)}>
      <Box
        borderStyle="single"
        width={boxWidth(room)}
        flexDirection="column"
        paddingX={1}
        paddingY={air}
        rowGap={gap}
        flexShrink={0}
      >
        {blocks.map(({ node, rows: blockRows }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
          <Box key={index} height={blockRows} flexShrink={0} flexDirection="column">
            {node}
          </Box>
        ))}
      </Box>
    </Box>
  )
}

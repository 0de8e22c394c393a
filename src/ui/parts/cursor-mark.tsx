import { Box, type DOMElement, measureElement, useCursor } from 'ink'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Cell } from '../cursor-cell.ts'

/**
 * Stands where a field begins and puts the terminal's own cursor on one of its cells: there an input method draws what
 * is being converted, and there a magnifier looks. One at a time, for the focused field.
 */
export function CursorMark({ at }: { readonly at: Cell }) {
  const ref = useRef<DOMElement>(null)
  const [corner, setCorner] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const { setCursorPosition } = useCursor()
  // Where a field is drawn is known only after the layout of its first frame.
  useLayoutEffect(() => {
    if (ref.current === null) return
    const { x, y } = measureElement(ref.current)
    setCorner((before) => (before?.x === x && before.y === y ? before : { x, y }))
  })
  setCursorPosition(corner === null ? undefined : { x: corner.x + at.column, y: corner.y + at.row })
  return <Box ref={ref} width={0} height={0} flexShrink={0} />
}

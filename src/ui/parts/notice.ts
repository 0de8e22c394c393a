import type { Notice } from '../../types/visit.ts'
import { GLYPHS } from '../theme.ts'
import { noticeRows } from '../words/notice-rows.ts'
import type { Words } from '../words/words.ts'
import { type Block, prose } from './block.tsx'

/** No block at all without a notice. */
export const noticeBlocks = (notice: Notice | null, words: Words, width: number): readonly Block[] =>
  notice === null ? [] : [prose(noticeRows(notice, words), width, { role: 'notice', bold: true })]

/** Its mark stands before it, for whoever does not see the colour. */
export const dangerBlock = ([first = '', ...texts]: readonly string[], width: number): Block =>
  prose([`${GLYPHS.failure} ${first}`, ...texts], width, { role: 'danger', bold: true })

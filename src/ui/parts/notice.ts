import type { Notice } from '../../types/visit.ts'
import { noticeRows } from '../words/notice-rows.ts'
import type { Words } from '../words/words.ts'
import { type Block, prose } from './block.tsx'

/** No block at all without a notice. */
export const noticeBlocks = (notice: Notice | null, words: Words, width: number): readonly Block[] =>
  notice === null ? [] : [prose(noticeRows(notice, words), width, { role: 'notice', bold: true })]

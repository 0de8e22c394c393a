import type { Issuing } from '../../types/scene.ts'
import { noticeRows } from '../words/notice-rows.ts'
import type { Words } from '../words/words.ts'
import { type Block, prose } from './block.tsx'

/** What has become of the receipt; nothing while it is only offered, since the hints say so. */
export function issuingBlocks(issuing: readonly Issuing[], words: Words, width: number): readonly Block[] {
  const missed = issuing.flatMap((each) => (each.state === 'failed' ? [each.failure] : []))
  const going = issuing.flatMap(({ way, state }) =>
    state === 'working' || state === 'issued' ? [words.issuing[state][way]] : [],
  )
  const said = missed.map((failure) => noticeRows({ failure, cost: null }, words))
  const advice = said.at(-1)?.slice(1) ?? [] // the same for all
  return [
    ...(going.length === 0 ? [] : [prose(going, width)]),
    ...(said.length === 0
      ? []
      : [prose([...said.map(([text = '']) => text), ...advice], width, { role: 'notice', bold: true })]),
  ]
}

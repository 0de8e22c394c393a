import type { Failure } from '../../failure.ts'
import type { Notice } from '../../types/visit.ts'
import { GLYPHS } from '../theme.ts'
import type { Sentence, Words } from './words.ts'

/** What went wrong, behind its mark, what to do now, and last what it cost in PIN tries. */
export function noticeRows(notice: Notice, words: Words): readonly string[] {
  const { text, advice } = sentence(notice.failure, words)
  const cost = notice.cost ?? costOf(notice.failure)
  return [`${GLYPHS.failure} ${text}`, advice, ...(cost === null ? [] : [words.cost(cost)])]
}

function sentence(failure: Failure, words: Words): Sentence {
  const say = words.failures[failure.kind] as (failure: Failure) => Sentence
  return say(failure)
}

const costOf = (failure: Failure): Notice['cost'] =>
  failure.kind === 'pin.wrong' ? { spent: true, left: failure.triesLeft } : null

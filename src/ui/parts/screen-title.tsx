import { memo } from 'react'
import type { ScreenName } from '../../types/scene.ts'
import { spread } from '../cells.ts'
import type { Words } from '../words/words.ts'
import { Styled } from './block.tsx'

const STEPS: Partial<Record<ScreenName, string>> = {
  'current-card': '1/5',
  'current-pin': '1/5',
  'new-card': '2/5',
  'new-pin': '3/5',
  review: '4/5',
  result: '5/5',
}

interface Props {
  readonly words: Words['frame']
  readonly name: ScreenName
  readonly columns: number
}

export const ScreenTitle = memo(function ScreenTitle({ words, name, columns }: Props) {
  const step = STEPS[name]
  const title = step === undefined ? words.titles[name] : `${words.renewal} / ${words.titles[name]}`
  return <Styled look={{ bold: true }}>{` ${spread(title, step ?? '', columns - 2)}`}</Styled>
})

import { memo } from 'react'
import type { Journey, ScreenName } from '../../types/scene.ts'
import { spread } from '../cells.ts'
import type { Words } from '../words/words.ts'
import { Styled } from './block.tsx'

const STEPS: Readonly<Record<Journey, Partial<Record<ScreenName, string>>>> = {
  registration: {
    card: '1/5',
    'card-pin': '1/5',
    search: '2/5',
    'registration-form': '3/5',
    'registration-confirmation': '4/5',
    'registration-result': '5/5',
  },
  change: {
    card: '1/4',
    'card-pin': '1/4',
    'change-form': '2/4',
    'change-confirmation': '3/4',
    'change-result': '4/4',
  },
  renewal: {
    'current-card': '1/5',
    'current-pin': '1/5',
    'new-card': '2/5',
    'new-pin': '3/5',
    review: '4/5',
    result: '5/5',
  },
  'card-check': {},
  maintenance: {},
}

const STEPLESS: readonly Journey[] = ['card-check', 'maintenance']

interface Props {
  readonly words: Words['frame']
  readonly name: ScreenName
  readonly journey: Journey | null
  readonly columns: number
}

export const ScreenTitle = memo(function ScreenTitle({ words, name, journey, columns }: Props) {
  const step = journey === null ? undefined : STEPS[journey][name]
  const isTold = journey !== null && (step !== undefined || STEPLESS.includes(journey)) && name !== 'take-cards'
  const title = isTold ? `${words.journeys[journey]} / ${words.titles[name]}` : words.titles[name]
  return <Styled look={{ bold: true }}>{` ${spread(title, step ?? '', columns - 2)}`}</Styled>
})

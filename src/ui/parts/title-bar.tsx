import { memo, useEffect, useState } from 'react'
import { spread } from '../cells.ts'
import type { Words } from '../words/words.ts'
import { Styled } from './block.tsx'

const MINUTE = 60_000

/** Ticks when the minute does, so that nothing is drawn for the seconds. */
function useMinute(clock: () => Date): number {
  const [minute, setMinute] = useState(() => minuteOf(clock()))
  useEffect(() => {
    const tick = () => setMinute(minuteOf(clock()))
    const timer = setTimeout(tick, MINUTE - (clock().getTime() % MINUTE) + 10)
    const often = setInterval(tick, MINUTE / 6) // also after the clock was put right
    return () => {
      clearTimeout(timer)
      clearInterval(often)
    }
  }, [clock])
  return minute
}

const minuteOf = (time: Date): number => Math.floor(time.getTime() / MINUTE)

interface Props {
  readonly words: Words['frame']
  readonly name: string
  readonly clock: () => Date
  readonly columns: number
}

export const TitleBar = memo(function TitleBar({ words, name, clock, columns }: Props) {
  const time = words.clock(new Date(useMinute(clock) * MINUTE))
  return <Styled look={{ role: 'title', bold: true }}>{` ${spread(name, time, columns - 2)}`}</Styled>
})

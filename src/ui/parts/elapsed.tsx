import { useEffect, useState } from 'react'
import { Styled } from './block.tsx'

interface Props {
  readonly clock: () => Date
  readonly say: (seconds: number) => string
}

/** Seconds since it came up. */
export function Elapsed({ clock, say }: Props) {
  const [start] = useState(() => clock().getTime())
  const [now, setNow] = useState(start)
  useEffect(() => {
    const timer = setInterval(() => setNow(clock().getTime()), 1000)
    return () => clearInterval(timer)
  }, [clock])
  return <Styled look={{}}>{say(Math.max(0, Math.floor((now - start) / 1000)))}</Styled>
}

import { useEffect } from 'react'

const EVERY_MS = 2000

/** Rings for as long as it is on the screen. */
export function Bell({ ring }: { readonly ring: () => void }) {
  useEffect(() => {
    ring()
    const timer = setInterval(ring, EVERY_MS)
    return () => clearInterval(timer)
  }, [ring])
  return null
}

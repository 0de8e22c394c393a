/**
 * A bucket of one second's requests for each kiosk, refilled steadily. Names come from certificates of our own authority,
 * so there are as many buckets as kiosks.
 */
export function rateLimit(perSecond: number, now: () => number): (kiosk: string) => boolean {
  const buckets = new Map<string, { left: number; at: number }>() // milliseconds
  return (kiosk) => {
    const time = now()
    const bucket = buckets.get(kiosk) ?? { left: perSecond, at: time }
    const left = Math.min(perSecond, bucket.left + ((time - bucket.at) * perSecond) / 1000)
    const isAllowed = left >= 1
    buckets.set(kiosk, { left: isAllowed ? left - 1 : left, at: time })
    return isAllowed
  }
}

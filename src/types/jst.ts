/** Milliseconds that Japan is ahead of UTC: no summer time since 1951. */
export const JST = 9 * 3600_000

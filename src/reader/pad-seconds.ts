/** How long a pad waits for its PIN: as long as other systems with a visible countdown give (facts/peers.md). */
export const PAD_SECONDS = 90

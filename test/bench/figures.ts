export const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? Number.NaN

export const percentile95 = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * 0.95))] ?? Number.NaN

export function report(name: string, figures: Readonly<Record<string, string | number>>) {
  const shown = Object.entries(figures).map(
    ([key, value]) => `${key} ${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`,
  )
  process.stdout.write(`${name}: ${shown.join(', ')}\n`)
}

/** The median of rounds, and the worst and best of them. */
export function spread(figures: readonly number[]): string {
  const digits = median(figures) < 10 ? 2 : 0
  const [least, most] = [Math.min(...figures), Math.max(...figures)]
  return `${median(figures).toFixed(digits)} (${least.toFixed(digits)} to ${most.toFixed(digits)})`
}

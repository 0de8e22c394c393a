/** A chain about which the two judges differ. */
export interface Disagreement {
  readonly index: number // of the chain, with its seed
  readonly rules: readonly string[]
  readonly profile: 'path' | 'card'
  readonly ours: string // 'accept', or our reason
  readonly theirs: string // 'accept', or what openssl says
}

interface Explanation {
  readonly why: string
  readonly ours: string | RegExp
  readonly theirs: string | RegExp
  readonly rule?: RegExp // one of what was done to the chain
  readonly profile?: 'card'
}

const EXPLANATIONS: readonly Explanation[] = []

const fits = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text === wanted : wanted.test(text)

/** Why they differ; null where nobody has said. */
export function explanationOf({ rules, profile, ours, theirs }: Disagreement): string | null {
  const found = EXPLANATIONS.find(
    (explanation) =>
      fits(ours, explanation.ours) &&
      fits(theirs, explanation.theirs) &&
      (!explanation.rule || rules.some((rule) => explanation.rule?.test(rule))) &&
      (!explanation.profile || explanation.profile === profile),
  )
  return found?.why ?? null
}

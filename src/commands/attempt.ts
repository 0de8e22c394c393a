import { EXIT, type Refusal } from '../exit.ts'

/** Work with files that the operator named: what the system says about them is for him. */
export function attempt<Value>(work: () => Value): Value | Refusal {
  try {
    return work()
  } catch (error) {
    return { code: EXIT.usage, sentence: (error as Error).message }
  }
}

import { checkCase } from './check-case.ts'
import { type Checked, checkCertificate, unreadable } from './check-certificate.ts'
import type { MaterialReader } from './read-material.ts'

export interface BatchWorld {
  readonly files: MaterialReader
  readonly clock: () => Date
  readonly stopwatch: () => number // milliseconds
}

/** The answers to the lines of a batch, each a line of JSON, as they are found; blank lines have none. */
export function* checkBatch(text: string, world: BatchWorld): Generator<string> {
  for (const line of text.split('\n')) if (line.trim() !== '') yield `${JSON.stringify(answerTo(line, world))}\n`
}

function answerTo(line: string, { files, clock, stopwatch }: BatchWorld) {
  const start = stopwatch()
  const value = jsonOf(line)
  const question = checkCase(value)
  const checked = typeof question === 'string' ? unreadable(question) : checkCertificate(files, question, clock())
  const milliseconds = Math.round((stopwatch() - start) * 1000) / 1000
  return { id: idOf(value), ...decisionOf(checked), milliseconds }
}

export const decisionOf = (checked: Checked) => ({
  decision: checked.decision,
  reason: checked.decision === 'accept' ? null : checked.reason,
  ...('problem' in checked && { problem: checked.problem }),
})

/** undefined, which is no case, for what is no JSON. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : null

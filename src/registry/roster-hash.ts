import { createHash } from 'node:crypto'
import { hex } from './log/octets.ts'
import type { RosterValue } from './roster-values.ts'

const ENOUGH = 1 << 16 // characters for one update: each costs as much as a row

/** SHA-256 over all rows of a roster (`rosterValues`), which have to come in the order of their numbers. */
export function rosterHash(): { add(values: readonly RosterValue[]): void; digest(): string } {
  const hash = createHash('sha256').update('koshin-roster/v1\n')
  let text = ''
  return {
    add(values) {
      text += `${JSON.stringify(values.map((value) => (value instanceof Uint8Array ? hex(value) : value)))}\n`
      if (text.length < ENOUGH) return
      hash.update(text)
      text = ''
    },
    digest: () => hash.update(text).digest('hex'),
  }
}

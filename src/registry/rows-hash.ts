import { createHash } from 'node:crypto'
import { hex } from './log/octets.ts'
import type { StoredValue } from './stored-value.ts'

const ENOUGH = 1 << 16 // characters for one update: each costs as much as a row

export interface RowsHash {
  add(values: readonly StoredValue[]): void
  digest(): string
}

/** SHA-256 over rows in an order that is the caller's: each a line of JSON, octets in hex. */
export function rowsHash(title: string): RowsHash {
  const hash = createHash('sha256').update(title)
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

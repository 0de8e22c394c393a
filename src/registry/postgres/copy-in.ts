import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import { hex } from '../log/octets.ts'
import type { StoredValue } from '../stored-value.ts'

export interface CopyIn {
  /** Null: there is nothing to wait for before the next row. */
  add(values: readonly StoredValue[]): Promise<unknown> | null
  end(): Promise<void>
}

const ENOUGH = 1 << 16 // characters for one message

/** Rows into a table by COPY, several times as fast as INSERT: all of them or, where it fails or is not ended, none. */
export function copyIn(client: Client, table: string, columns: readonly string[]): CopyIn {
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`))
  const ended = finished(stream)
  ended.catch(() => {}) // it is waited for below, but may fail before
  let lines = ''
  return {
    add(values) {
      lines += `${values.map(field).join('\t')}\n`
      if (lines.length < ENOUGH) return null
      const text = lines
      lines = ''
      return stream.write(text) ? null : Promise.race([once(stream, 'drain'), ended])
    },
    async end() {
      stream.end(lines)
      await ended
    },
  }
}

/** COPY's text format (PostgreSQL, COPY, File Formats). */
function field(value: StoredValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  if (value instanceof Uint8Array) return `\\\\x${hex(value)}`
  return SPECIAL.test(value) ? value.replace(EACH, (character) => ESCAPES[character] ?? '') : value
}

const SPECIAL = /[\\\n\r\t]/
const EACH = /[\\\n\r\t]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

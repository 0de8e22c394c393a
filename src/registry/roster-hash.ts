import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { hex } from './log/octets.ts'
import type { Schema } from './schema.ts'

type RosterRow = Selectable<Schema['roster']>

/** SHA-256 over all rows of a roster, which have to come in the order of their numbers. */
export function rosterHash(): { add(row: RosterRow): void; digest(): string } {
  const hash = createHash('sha256').update('koshin-roster/v1\n')
  return {
    add: (row) => void hash.update(`${JSON.stringify(columns(row))}\n`),
    digest: () => hash.digest('hex'),
  }
}

const columns = ({ salt, password, ...row }: RosterRow) => [
  ...[row.number, row.name, row.postcode, row.address, row.representative, row.title],
  ...[row.telephone, row.fax, row.department, salt && hex(salt), password && hex(password)],
]

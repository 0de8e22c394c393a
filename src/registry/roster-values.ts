import type { Selectable } from 'kysely'
import type { Schema } from './schema.ts'

type Row = Selectable<Schema['roster']>

/** In the order in which they are hashed. */
export const ROSTER_COLUMNS = [
  'number',
  'name',
  'postcode',
  'address',
  'representative',
  'title',
  'telephone',
  'fax',
  'department',
  'salt',
  'password',
] as const satisfies readonly (keyof Row)[]

/** A row by place: a million of them by name take seconds more. */
export const rosterValues = (row: Row): readonly RosterValue[] => ROSTER_COLUMNS.map((column) => row[column])

export type RosterValue = Row[(typeof ROSTER_COLUMNS)[number]]

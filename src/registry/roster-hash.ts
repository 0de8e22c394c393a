import { type RowsHash, rowsHash } from './rows-hash.ts'

/** Over all rows of a roster (`rosterValues`), which have to come in the order of their numbers. */
export const rosterHash = (): RowsHash => rowsHash('koshin-roster/v1\n')

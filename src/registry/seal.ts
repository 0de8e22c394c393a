import { type RecordedRow, rowText } from './evidence-rows.ts'
import { isSigned, type SigningKey, signature, type VerifyingKey } from './log/ed25519.ts'

type SealedTable = 'challenge' | 'request'

/** Most of these come to nothing and leave no evidence; so that none is changed by hand, the registry signs each row. */
export const sealOf = <Table extends SealedTable>(
  table: Table,
  row: RecordedRow<Table>,
  registry: SigningKey,
): Uint8Array => signature(registry, sealedText(table, row))

export const isSealed = <Table extends SealedTable>(
  table: Table,
  row: RecordedRow<Table>,
  seal: Uint8Array,
  registry: VerifyingKey,
): boolean => isSigned(registry, sealedText(table, row), seal)

const sealedText = <Table extends SealedTable>(table: Table, row: RecordedRow<Table>): Uint8Array =>
  Buffer.from(`koshin-${table}/v1\n${rowText(table, row)}\n`)

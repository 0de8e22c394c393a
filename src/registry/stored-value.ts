/** What a column of any table holds, on every engine. */
export type StoredValue = string | number | null | Uint8Array

import type { LogFolder } from '../../src/registry/verify/verify-files.ts'
import { verifySqlite } from '../../src/registry/verify/verify-sqlite.ts'

/** A published log in memory. */
export type Files = Map<string, Buffer>

export async function exportedLog(path: string): Promise<Files> {
  const files: Files = new Map()
  const verified = await verifySqlite(path, null, ({ path, octets }) => files.set(path, Buffer.from(octets)))
  if ('kind' in verified || verified.finding) throw new Error(JSON.stringify(verified))
  return files
}

export const folderOf = (files: Files): LogFolder => ({
  read: (path) => files.get(path) ?? null,
  list: () => [...files.keys()],
})

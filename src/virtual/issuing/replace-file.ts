import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

/** Whoever reads `path` sees the old file or the new one, never a part. */
export async function replaceFile(path: string, contents: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}`
  try {
    await writeFile(draft, contents)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

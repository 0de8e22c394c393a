import type { TreeHead } from '../log/checkpoint.ts'
import { type Audit, allHeads } from './audit.ts'
import { evidencePath, type LogFile, logFiles } from './log-files.ts'
import type { Records } from './records.ts'

/** All files of a log that was verified. */
export async function* exportLog(records: Records, audit: Audit): AsyncGenerator<LogFile> {
  const hashes: string[] = []
  for await (const { body, fingerprint } of records.entries()) {
    if (body === null || fingerprint === null) throw new Error('an unverified log')
    yield { path: evidencePath(fingerprint), octets: Buffer.from(body) }
    hashes.push(fingerprint)
  }
  const signatures = new Map<number, Uint8Array>()
  for await (const { size, signature } of records.rows('head')) signatures.set(size, signature)
  const heads = allHeads(audit)
  if (heads === 'adoption') throw new Error('an unverified log')
  const signature = ({ size }: TreeHead) => signatures.get(size) ?? new Uint8Array()
  yield* logFiles(audit, { heads, hashes, signature })
}

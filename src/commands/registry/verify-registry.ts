import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { EXIT, type Refusal } from '../../exit.ts'
import { rootOf } from '../../registry/log/frontier.ts'
import { base64, hex } from '../../registry/log/octets.ts'
import type { Audit } from '../../registry/verify/audit.ts'
import type { Finding } from '../../registry/verify/finding.ts'
import { logFolder, writeLogFile } from '../../registry/verify/folder.ts'
import type { LogFile } from '../../registry/verify/log-files.ts'
import { verifyDatabase } from '../../registry/verify/verify-database.ts'
import { verifyFiles } from '../../registry/verify/verify-files.ts'
import { toJson } from '../json.ts'
import type { RegistryTask } from './registry-options.ts'
import { registryRefusal } from './registry-refusal.ts'

export interface RegistryOutcome {
  readonly code: number
  readonly output: string
}

type VerifyTask = Extract<RegistryTask, { command: 'verify' }>

export async function verifyRegistry(task: VerifyTask): Promise<RegistryOutcome | Refusal> {
  const remembered = task.head === null ? null : readInput(task.head)
  if (remembered !== null && typeof remembered !== 'string') return remembered
  return task.from === null ? verifyRecorded(task, remembered) : verifyFolder(task.from, remembered)
}

function readInput(path: string): string | Refusal {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    return { code: EXIT.noInput, sentence: (error as Error).message }
  }
}

function verifyFolder(from: string, remembered: string | null): RegistryOutcome | Refusal {
  if (!existsSync(from)) return { code: EXIT.noInput, sentence: `no such folder: ${from}` }
  const { audit, finding } = verifyFiles(logFolder(from), remembered)
  return told(audit, finding)
}

async function verifyRecorded({ registry, keys, export: into }: VerifyTask, remembered: string | null) {
  if (into !== null && existsSync(into) && readdirSync(into).length > 0)
    return { code: EXIT.notWritable, sentence: `the folder is not empty: ${into}` }
  const folder = into === null ? null : writingTo(into)
  const verified = await verifyDatabase({ registry, keys }, { remembered, write: folder?.write ?? null })
  const problem = folder?.problem()
  if (problem) return { code: EXIT.notWritable, sentence: problem }
  return 'kind' in verified ? registryRefusal(verified) : told(verified.audit, verified.finding)
}

/** What the file system says is kept apart from what the database's connection says: both are system calls that fail. */
function writingTo(into: string): { write(file: LogFile): void; problem(): string | null } {
  let problem: string | null = null
  return {
    problem: () => problem,
    write(file) {
      try {
        if (problem === null) writeLogFile(into, file)
      } catch (error) {
        problem = (error as Error).message
      }
    },
  }
}

function told(audit: Audit | null, finding: Finding | null): RegistryOutcome {
  const { registration, card, receipt, request_receipt, roster_import } = audit?.tables ?? {}
  const report = {
    agrees: finding === null,
    finding,
    entries: audit?.frontier.size ?? 0,
    root: audit && base64(rootOf(audit.frontier)),
    logKey: audit && hex(audit.keys.log.octets),
    registrations: registration?.size ?? 0,
    cards: card?.size ?? 0,
    receipts: receipt?.size ?? 0, // of renewals
    requestReceipts: request_receipt?.size ?? 0,
    roster: roster_import?.get(`${roster_import.size}`)?.row.count ?? 0, // companies, since the last import
  }
  return { code: finding === null ? EXIT.done : EXIT.refused, output: toJson(report) }
}

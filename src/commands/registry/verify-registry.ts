import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { EXIT, type Refusal } from '../../exit.ts'
import { rootOf } from '../../registry/log/frontier.ts'
import { base64, hex } from '../../registry/log/octets.ts'
import type { Audit } from '../../registry/verify/audit.ts'
import type { Finding } from '../../registry/verify/finding.ts'
import { logFolder, writeLogFile } from '../../registry/verify/folder.ts'
import { verifyFiles } from '../../registry/verify/verify-files.ts'
import { verifySqlite } from '../../registry/verify/verify-sqlite.ts'
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
  return task.from === null ? verifyDatabase(task, remembered) : verifyFolder(task.from, remembered)
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

async function verifyDatabase({ registry, export: into }: VerifyTask, remembered: string | null) {
  if (into !== null && existsSync(into) && readdirSync(into).length > 0)
    return { code: EXIT.notWritable, sentence: `the folder is not empty: ${into}` }
  try {
    const verified = await verifySqlite(registry, remembered, into === null ? null : (file) => writeLogFile(into, file))
    return 'kind' in verified ? registryRefusal(verified) : told(verified.audit, verified.finding)
  } catch (error) {
    if (into === null || !(error instanceof Error) || !('syscall' in error)) throw error
    return { code: EXIT.notWritable, sentence: error.message }
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

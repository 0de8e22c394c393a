import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT, type Refusal } from '../../exit.ts'
import { makeFolder } from '../../make-folder.ts'
import { receiptFiles } from '../../registry/receipt-files.ts'
import { withRecords } from '../../registry/with-records.ts'
import { printReceipt } from './print-receipt.ts'
import type { ReceiptTask } from './registry-options.ts'
import { registryRefusal } from './registry-refusal.ts'
import type { RegistryOutcome } from './verify-registry.ts'

/** The receipt on standard output; proof and evidence only into files, since others read these. */
export async function showReceipt(task: ReceiptTask, now: Date): Promise<RegistryOutcome | Refusal> {
  const { registry, number, out } = task
  const receipt = await withRecords(registry, (database) => receiptFiles(database, number))
  if (receipt === null) return { code: EXIT.refused, sentence: `受付番号がありません: ${number}。No such receipt.` }
  if (receipt === 'damaged')
    return {
      code: EXIT.refused,
      sentence: `記録と一致しません: ${number}。The log does not prove it; see koshin registry verify.`,
    }
  if ('kind' in receipt) return registryRefusal(receipt)
  const refusal = await printReceipt(task, now)
  if (refusal) return refusal
  const { text, proof, evidence } = receipt
  if (out === null) return { code: EXIT.done, output: text }
  try {
    makeFolder(out)
    for (const [extension, content] of Object.entries({ txt: text, proof, evidence }))
      writeFileSync(join(out, `${number}.${extension}`), content)
  } catch (error) {
    return { code: EXIT.notWritable, sentence: (error as Error).message }
  }
  return { code: EXIT.done, output: text }
}

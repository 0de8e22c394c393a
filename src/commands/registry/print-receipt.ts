import { basename, dirname, resolve } from 'node:path'
import { BUILT_IN_ISSUERS, withIssuers } from '../../certificate/issuers.ts'
import { strictView } from '../../certificate/view.ts'
import { EXIT, type Refusal } from '../../exit.ts'
import { renderSheet } from '../../receipt/render-sheet.ts'
import { createSaver } from '../../receipt/save-receipt.ts'
import { logHash } from '../../registry/log-hash.ts'
import { receiptSheet } from '../../registry/sheet/receipt-sheet.ts'
import { withRecords } from '../../registry/with-records.ts'
import type { ReceiptTask } from './registry-options.ts'
import { registrySettings } from './registry-settings.ts'

/** The receipt as a kiosk prints it, marked as printed again, into the file of `--pdf`. Null: it is there. */
export async function printReceipt({ registry, number, pdf, config }: ReceiptTask, now: Date): Promise<Refusal | null> {
  if (pdf === null) return null
  const settings = await registrySettings({ registry, config })
  if ('code' in settings) return settings
  const issuers = withIssuers(BUILT_IN_ISSUERS, settings.issuers)
  const sheet = await withRecords(registry, async (database) =>
    receiptSheet(database, { view: (der) => strictView(der, issuers), log: await logHash(database) }, number),
  )
  if (sheet === null || typeof sheet === 'string' || !('logged' in sheet)) return UNWRITTEN
  const issue = { at: now, again: true, system: settings.kiosk.systemName.ja }
  const { octets, extension } = await renderSheet(sheet, { ...settings.receipt, format: 'pdf' }, issue)
  if (extension !== 'pdf') return NO_FONT
  const saved = await createSaver(dirname(resolve(pdf)))(basename(pdf), octets)
  return saved.ok ? null : { code: EXIT.notWritable, sentence: `書き込めません: ${pdf}。It cannot be written.` }
}

const UNWRITTEN: Refusal = {
  code: EXIT.refused,
  sentence: 'この受付票は印刷できません。The evidence of this receipt is older than what a print is made from.',
}

const NO_FONT: Refusal = {
  code: EXIT.unavailable,
  sentence:
    '日本語の書体がありません。No Japanese font: apt install fonts-morisawa-bizud-gothic, or name one as [receipt] font in koshin.toml.',
}

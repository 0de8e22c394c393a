import type { Issued, ReceiptSettings, ReceiptWay, Sheet } from '../types/receipt.ts'
import { printByCups } from './cups/print-by-cups.ts'
import { renderSheet } from './render-sheet.ts'
import { createSaver } from './save-receipt.ts'

interface World {
  readonly environment: NodeJS.ProcessEnv
  readonly clock: () => Date
  readonly system: string | undefined // the operator's name for it
}

/** Sheets to the printer and into the folder that the operator has named. */
export function createDelivery(
  settings: ReceiptSettings,
  { environment, clock, system }: World,
): Readonly<Record<ReceiptWay, (sheet: Sheet) => Promise<Issued>>> {
  const { printer, folder, format } = settings
  const save = folder === null ? null : createSaver(folder)
  const as = (extension: 'pdf' | 'txt', issued: Issued): Issued =>
    issued.ok && format === 'pdf' && extension === 'txt' ? { ok: true, asText: true } : issued
  const render = (sheet: Sheet) => renderSheet(sheet, settings, { at: clock(), again: false, system })
  return {
    async print(sheet) {
      if (printer === null) return { ok: false, failure: { kind: 'receipt.not-printed', why: 'missing' } }
      const { octets, extension } = await render(sheet)
      return as(extension, await printByCups({ printer, title: sheet.number, octets, environment }))
    },
    async save(sheet) {
      if (save === null) return { ok: false, failure: { kind: 'receipt.not-saved', why: 'folder' } }
      const { octets, extension } = await render(sheet)
      return as(extension, await save(`${sheet.number}.${extension}`, octets))
    },
  }
}

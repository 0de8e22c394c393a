import { forgottenCards } from '../../operator/forgotten-cards.ts'
import { readServiceFile } from '../../operator/service-files.ts'
import type { Finding } from '../finding.ts'

/** What waits for somebody of the staff: cards to be handed back, and a terminal that was closed. */
export function lookAtDesk(folder: string | null): readonly Finding[] {
  if (folder === null) return []
  const cards = forgottenCards(folder)
  const reason = readServiceFile(folder, 'closed')
  return [
    ...(reason === null ? [] : [{ kind: 'service-file.closed', reason } as const]),
    ...(readServiceFile(folder, 'maintenance') === null ? [] : [{ kind: 'service-file.maintenance' } as const]),
    ...(cards.length === 0
      ? [{ kind: 'cards.none' } as const]
      : cards.map((card) => ({ kind: 'cards.forgotten', ...card }) as const)),
  ]
}

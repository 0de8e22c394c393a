import type { Log } from '../log.ts'
import type { ForgottenCard } from '../types/visit.ts'

/** For hand-back, and in the log. */
export const keepForgotten =
  (folder: string, log: Pick<Log, 'warn'>) =>
  async (cards: readonly ForgottenCard[]): Promise<void> => {
    if (cards.length === 0) return
    for (const { time: since, ...card } of cards) log.warn({ event: 'card forgotten', since, ...card })
    const { noteForgotten } = await import('../operator/forgotten-cards.ts') // zod is not for the first frame
    try {
      noteForgotten(folder, cards)
    } catch (error) {
      log.warn({ event: 'forgotten card not noted', problem: String(error) })
    }
  }

import { done, failed } from '../result.ts'
import type { Registry } from '../types/registry.ts'
import { receiptOf } from './queries.ts'
import { notAccepted } from './rules.ts'
import { sealOf } from './seal.ts'
import type { World } from './world.ts'

export const settleRenewal =
  (world: World): Registry['settleRenewal'] =>
  (renewal) =>
    world.engine.write(async (database) => {
      const row = await database.selectFrom('challenge').selectAll().where('renewal', '=', renewal).executeTakeFirst()
      if (row?.state === 'used') return done({ state: 'done', receipt: await receiptOf(database, renewal) })
      // Forgotten (forgotten.ts), or the kiosk asks another registry than it asked to renew, or a backup was restored.
      if (!row) return failed(notAccepted('renewal'))
      const seal = sealOf('challenge', { ...row, state: 'closed' }, world.keys.registry)
      await database.updateTable('challenge').set({ state: 'closed', seal }).where('renewal', '=', renewal).execute()
      return done({ state: 'not-done' })
    })

import { done, failed } from '../../result.ts'
import type { RegistrationDesk } from '../../types/registration.ts'
import { notAccepted } from '../rules.ts'
import type { World } from '../world.ts'
import { moveRequest, requestById, requestReceipt } from './requests.ts'

export const settleRequest =
  (world: World): RegistrationDesk['settleRequest'] =>
  (request) =>
    world.engine.write(async (database) => {
      const row = await requestById(database, request)
      if (row?.state === 'used') return done({ state: 'done', receipt: await requestReceipt(database, request) })
      if (!row) return failed(notAccepted('request unknown')) // as with a renewal
      await moveRequest(world, database, row, { state: 'closed' })
      return done({ state: 'not-done' })
    })

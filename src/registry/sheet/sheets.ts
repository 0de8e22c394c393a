import { done, failed, type Result } from '../../result.ts'
import type { RenewalSheet, RequestSheet, Sheet } from '../../types/receipt.ts'
import { notAccepted } from '../rules.ts'
import type { World } from '../world.ts'
import { receiptSheet } from './receipt-sheet.ts'

type Sheets = Pick<World, 'engine' | 'view' | 'keys'>

/** By the renewal's id, which its kiosk alone may name. */
export const sheetOfRenewal =
  ({ engine, view, keys }: Sheets) =>
  (renewal: string): Promise<Result<RenewalSheet>> =>
    engine.read(async (database) => {
      const numbers = database.selectFrom('receipt').select('number').where('renewal', '=', renewal)
      const number = (await numbers.executeTakeFirst())?.number
      const sheet =
        number === undefined ? null : await receiptSheet(database, { view, log: keys.log.public.hash }, number)
      return isSheet(sheet) && sheet.kind === 'renewal' ? done(sheet) : failed(notAccepted('renewal'))
    })

/** The same of a registration or change. */
export const sheetOfRequest =
  ({ engine, view, keys }: Sheets) =>
  (request: string): Promise<Result<RequestSheet>> =>
    engine.read(async (database) => {
      const numbers = database.selectFrom('request_receipt').select('number').where('request', '=', request)
      const number = (await numbers.executeTakeFirst())?.number
      const sheet =
        number === undefined ? null : await receiptSheet(database, { view, log: keys.log.public.hash }, number)
      return isSheet(sheet) && sheet.kind !== 'renewal' ? done(sheet) : failed(notAccepted('request'))
    })

const isSheet = (sheet: Awaited<ReturnType<typeof receiptSheet>>): sheet is Sheet =>
  sheet !== null && typeof sheet === 'object'

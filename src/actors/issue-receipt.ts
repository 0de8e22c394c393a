import type { ReceiptFailure } from '../failure.ts'
import type { Log } from '../log.ts'
import type { Result } from '../result.ts'
import type { Issued, IssuedFor, IssueReceipt, ReceiptWay, Sheet } from '../types/receipt.ts'
import type { RegistrationDesk } from '../types/registration.ts'
import type { Registry } from '../types/registry.ts'

interface World {
  readonly registry: () => Promise<Pick<Registry, 'renewalSheet'>>
  readonly desk: () => Promise<Pick<RegistrationDesk, 'requestSheet'>>
  readonly deliver: () => Readonly<Record<ReceiptWay, (sheet: Sheet) => Promise<Issued>>>
  readonly log: Pick<Log, 'info' | 'warn'>
}

/**
 * What is printed or saved is what the registry has recorded. Whatever goes wrong with it, even a bug, is told and logged
 * and no more: what the receipt is about is done. The log gets the number, never what the sheet says.
 */
export const issueReceipt =
  (world: World): IssueReceipt =>
  async ({ way, of }) => {
    const { number } = of
    try {
      const issued = await issue(world, way, of)
      if (issued.ok && issued.asText) world.log.warn({ event: 'receipt issued', way, number, problem: NO_FONT })
      else if (issued.ok) world.log.info({ event: 'receipt issued', way, number })
      else world.log.warn({ event: eventOf(issued.failure), way, number, ...issued.failure })
      return issued
    } catch (error) {
      world.log.warn({ event: 'receipt not issued', way, number, bug: frames(error) })
      return NOT_MADE
    }
  }

const eventOf = (failure: ReceiptFailure) =>
  'why' in failure && failure.why === 'unsure' ? 'receipt perhaps issued' : 'receipt not issued'

const NO_FONT = 'as text: no Japanese font (koshin.toml [receipt] font, or fonts-morisawa-bizud-gothic)'
const NOT_MADE = { ok: false, failure: { kind: 'receipt.not-made' } } as const

async function issue(world: World, way: ReceiptWay, of: IssuedFor): Promise<Issued> {
  const sheet = await sheetOf(world, of)
  return sheet.ok ? world.deliver()[way](sheet.value) : NOT_MADE
}

const sheetOf = async ({ registry, desk }: World, of: IssuedFor): Promise<Result<Sheet>> =>
  'renewal' in of ? (await registry()).renewalSheet(of.renewal) : (await desk()).requestSheet(of.request)

/** Without the message, which could quote what could not be drawn. */
function frames(error: unknown): string {
  const { name, code, stack = '' } = error as NodeJS.ErrnoException
  return [name, code, ...stack.split('\n').filter((line) => /^\s+at /.test(line))].slice(0, 6).join(' ')
}

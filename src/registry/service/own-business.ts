import { done, failed, type Result } from '../../result.ts'
import type { ServedRegistry } from '../registry.ts'
import { notAccepted } from '../rules.ts'

/**
 * Whether a body is this kiosk's to send. It goes by the names of the fields, so that no operation can be forgotten: what
 * names a kiosk names its own, what goes on with a renewal or request was begun by it.
 */
export async function ownBusiness(
  registry: Pick<ServedRegistry, 'kioskOf'>,
  kiosk: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Result<null>> {
  if ('kiosk' in body && body.kiosk !== kiosk) return failed(notAccepted('name'))
  if (typeof body.renewal === 'string') return begunBy(kiosk, await registry.kioskOf({ renewal: body.renewal }))
  if (typeof body.request === 'string') return begunBy(kiosk, await registry.kioskOf({ request: body.request }))
  return done(null)
}

/** An id that nobody knows is the registry's to refuse. */
function begunBy(kiosk: string, owner: Result<string | null>): Result<null> {
  if (!owner.ok) return owner
  return owner.value === null || owner.value === kiosk ? done(null) : failed(notAccepted('kiosk'))
}

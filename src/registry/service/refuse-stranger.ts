import type { Failure } from '../../failure.ts'
import type { ServedRegistry } from '../registry.ts'
import { notAccepted } from '../rules.ts'

/**
 * Why a body is not this kiosk's to send, or null. It goes by the names of the fields, so that no operation can be
 * forgotten: what names a kiosk names its own, what goes on with a renewal or request was begun by it.
 */
export async function refuseStranger(
  registry: Pick<ServedRegistry, 'kioskOf'>,
  kiosk: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Failure | null> {
  if ('kiosk' in body && body.kiosk !== kiosk) return notAccepted('name')
  if (typeof body.renewal === 'string') return refuseOther(await registry.kioskOf({ renewal: body.renewal }), kiosk)
  if (typeof body.request === 'string') return refuseOther(await registry.kioskOf({ request: body.request }), kiosk)
  return null
}

/** An id that nobody knows is the registry's to refuse. */
function refuseOther(asked: Awaited<ReturnType<ServedRegistry['kioskOf']>>, kiosk: string): Failure | null {
  if (!asked.ok) return asked.failure
  return asked.value === null || asked.value === kiosk ? null : notAccepted('kiosk')
}

import type { RegistrationDesk } from '../../../src/types/registration.ts'
import { COMPANY, registerRequest, searched } from '../../support/requests.ts'
import { type Setting, setting, value } from '../setting.ts'
import type { CreateStore } from '../store.ts'

/** The registry of `setting`, whose roster knows one company more; `fresh` is the card that it may register. */
export interface DeskSetting extends Setting {
  readonly desk: RegistrationDesk
}

export async function deskSetting(
  createStore: CreateStore,
  changes: Parameters<typeof setting>[1] = {},
): Promise<DeskSetting> {
  const named = { alternative: [{ O: ['株式会社bidca4'] }], ...changes.fresh }
  const here = await setting(createStore, { ...changes, fresh: named })
  await here.registry.seedRoster([COMPANY, { ...COMPANY, number: '0000000002', name: '別の会社', password: '' }])
  return { ...here, desk: here.registry.desk }
}

/** `fresh` registered for the company. */
export async function registered(createStore: CreateStore, changes: Parameters<typeof setting>[1] = {}) {
  const here = await deskSetting(createStore, changes)
  const receipt = value(await here.desk.register(registerRequest(await searched(here.desk, here.fresh), here.fresh)))
  return { ...here, receipt }
}

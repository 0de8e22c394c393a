import { done, type Result } from '../result.ts'
import type { World } from './world.ts'

export type IdOfVisit = { readonly renewal: string } | { readonly request: string }

/** Which kiosk a renewal or request was handed out to; null for an id that nobody knows. */
export const kioskOf =
  (world: Pick<World, 'engine'>) =>
  async (id: IdOfVisit): Promise<Result<string | null>> => {
    const row = await world.engine.read((database) =>
      'renewal' in id
        ? database.selectFrom('challenge').select('kiosk').where('renewal', '=', id.renewal).executeTakeFirst()
        : database.selectFrom('request').select('kiosk').where('id', '=', id.request).executeTakeFirst(),
    )
    return done(row?.kiosk ?? null)
  }

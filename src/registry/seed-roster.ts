import { passwordMac, passwordPepper, SALT_LENGTH } from './desk/roster-password.ts'
import { hex, sha256 } from './log/octets.ts'
import { replaceRoster } from './replace-roster.ts'
import type { RosterRow } from './roster/columns.ts'
import { rosterHash } from './roster-hash.ts'
import { rosterValues } from './roster-values.ts'
import type { World } from './world.ts'

/** A few companies for practice, in a registry that no roster was ever imported into. */
export const seedRoster =
  (world: World) =>
  (companies: readonly RosterRow[]): Promise<void> =>
    world.engine.write(async (database) => {
      if (await database.selectFrom('roster_import').select('id').limit(1).executeTakeFirst()) return
      const keep = kept(world)
      const rows = companies.map(keep).sort((a, b) => (a.number < b.number ? -1 : 1))
      const hash = rosterHash()
      for (const row of rows) hash.add(rosterValues(row))
      const file = hex(sha256(JSON.stringify(companies)))
      await replaceRoster(world, database, { file, count: rows.length, rows: hash.digest() }, async () => {
        await database.insertInto('roster').values(rows).execute()
      })
    })

/** A row of the agency's as the tables hold it. */
export function kept({ keys, randomBytes }: Pick<World, 'keys' | 'randomBytes'>) {
  const pepper = passwordPepper(keys)
  const nextSalt = saltsOf(randomBytes)
  return ({ password, ...company }: RosterRow) => {
    const salt = password === '' ? null : nextSalt()
    return { ...company, salt, password: salt && passwordMac(pepper, salt, password) }
  }
}

/** Salts cut from larger draws: one draw for each of a million rows takes seconds. */
function saltsOf(randomBytes: World['randomBytes']): () => Uint8Array {
  let drawn = new Uint8Array()
  return () => {
    if (drawn.length < SALT_LENGTH) drawn = new Uint8Array(randomBytes(SALT_LENGTH * 256))
    const salt = drawn.slice(0, SALT_LENGTH)
    drawn = drawn.subarray(SALT_LENGTH)
    return salt
  }
}

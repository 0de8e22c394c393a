import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import type { World } from '../world.ts'

const IDS = 10n ** 10n

/** A 企業ID that nobody has: random, so that it does not tell how many companies there are. */
export async function newCompanyId({ randomBytes }: World, database: Kysely<Schema>): Promise<string> {
  for (;;) {
    const number = Buffer.from(randomBytes(16)).readBigUInt64BE() % IDS
    const id = String(number).padStart(10, '0')
    const taken = database.selectFrom('registration').select('id').where('company_id', '=', id)
    if (!(await taken.executeTakeFirst())) return id
  }
}

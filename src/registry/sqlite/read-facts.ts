import { type RegistryFacts, registryFacts } from '../registry-facts.ts'
import { openRecords, type RecordsProblem } from './open-records.ts'

/** Through a connection that cannot write; the service or kiosk may go on. */
export async function readFacts(path: string): Promise<RegistryFacts | RecordsProblem> {
  const database = await openRecords(path)
  if ('kind' in database) return database
  try {
    return await registryFacts(database)
  } finally {
    await database.destroy()
  }
}

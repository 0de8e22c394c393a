import type { Contact, FormContents } from '../types/registration.ts'
import { canonicalText } from './canonical-text.ts'
import { BLOCKS, CONTACT_NAMES } from './fields.ts'

/** Null for any text that `canonicalText` would not give. */
export function readCanonicalText(text: string): FormContents | null {
  const lines = text.split('\n').map((line) => line.slice(line.indexOf(' ') + 1))
  try {
    const values = lines.slice(0, BLOCKS.length * CONTACT_NAMES.length).map((line): unknown => JSON.parse(line))
    const [representative, department] = BLOCKS.map((_, block) =>
      Object.fromEntries(CONTACT_NAMES.map((name, at) => [name, values[block * CONTACT_NAMES.length + at]])),
    ) as unknown as [Contact, Contact]
    const contents = { representative, department }
    return canonicalText(contents) === text ? contents : null
  } catch {
    return null // no JSON
  }
}

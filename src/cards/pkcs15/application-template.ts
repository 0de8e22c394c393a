import type { Tlv } from '../../iso7816/tlv.ts'
import { done, type Result } from '../../result.ts'
import { fieldsOf, fieldWith, TAG } from './der-fields.ts'
import { type FilePath, filePathOf, pathIdentifiers } from './file-path.ts'
import { hexOf } from './information-object.ts'
import { readPaddedObjects } from './padded-objects.ts'

/** An application that EF.DIR tells of, ISO/IEC 7816-4 and 7816-15. */
export interface ApplicationTemplate {
  readonly aid: string // hex
  readonly path: string | undefined
  readonly objectDirectory: FilePath | undefined // where EF(ODF) is, if not in its usual place
}

const TEMPLATE = 0x61
const AID = 0x4f
const PATH = 0x51
const DISCRETIONARY = 0x73

export function applicationTemplates(octets: Uint8Array): Result<readonly ApplicationTemplate[]> {
  const objects = readPaddedObjects(octets)
  if (!objects.ok) return objects
  return done(objects.value.filter(({ tag }) => tag === TEMPLATE).map(applicationTemplate))
}

function applicationTemplate(object: Tlv): ApplicationTemplate {
  const fields = fieldsOf(object)
  const discretionary = fieldsOf(fieldWith(fields, DISCRETIONARY))
  return {
    aid: hexOf(fieldWith(fields, AID)),
    path: pathIdentifiers(fieldWith(fields, PATH)?.value),
    objectDirectory: filePathOf(fieldWith(discretionary, TAG.sequence)),
  }
}

import { type Certificate, readCertificate } from '../../certificate/certificate.ts'
import { emptyMemory } from '../../certificate/path/memory.ts'
import { trustMaterial } from '../../certificate/path/trust-material.ts'
import type { TrustMaterial } from '../../certificate/path/types.ts'
import { readCrl } from '../../certificate/revocation/revocation-list.ts'
import { dersIn } from './certificate-files.ts'
import type { CheckCase } from './check-case.ts'
import { remembered } from './remembered.ts'

export interface MaterialReader {
  /** The one certificate of a file. Throws a sentence for the operator, as `material` does. */
  leaf(path: string): Uint8Array
  material(question: Pick<CheckCase, 'anchors' | 'intermediates' | 'crls'>): TrustMaterial
}

/** Reads and parses each file once, however often it is named: the cases of a batch share most of theirs. */
export function createMaterialReader(): MaterialReader {
  const leaf = remembered(leafIn)
  const anchors = remembered((path) => all(path, readCertificate, 'a certificate'))
  const intermediates = remembered((path) =>
    dersIn(path).flatMap((der): Certificate | [] => readCertificate(der) ?? []),
  )
  const crls = remembered((path) => all(path, readCrl, 'a CRL'))
  const memory = emptyMemory()
  return {
    leaf,
    material: (question) =>
      trustMaterial(
        {
          anchors: question.anchors.flatMap(anchors),
          intermediates: question.intermediates.flatMap(intermediates),
          crls: question.crls.flatMap(crls),
        },
        memory,
      ),
  }
}

function leafIn(path: string): Uint8Array {
  const [der, ...more] = dersIn(path)
  if (!der || more.length > 0) throw new Error(`${path} does not hold one certificate`)
  if (!readCertificate(der)) throw new Error(`${path} is not a certificate`)
  return der
}

/** Fails closed: a CRL that cannot be read could be the one that matters. */
function all<Value>(path: string, read: (der: Uint8Array) => Value | null, kind: string): Value[] {
  return dersIn(path).map((der) => {
    const value = read(der)
    if (value === null) throw new Error(`${path} holds something that is not ${kind}`)
    return value
  })
}

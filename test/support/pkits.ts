import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { WrittenChain } from './chains/written-chain.ts'

/** NIST's path-validation data, beside the project and no part of it. */
export const PKITS_DIR = process.env.PKITS_DIR ?? '../shared/pkits'

export const isPkitsHere = existsSync(join(PKITS_DIR, 'tests.json'))

const schema = z.object({
  tests: z.array(
    z.object({
      id: z.string(),
      section: z.string(),
      sectionTitle: z.string(),
      trustAnchor: z.string(),
      intermediates: z.array(z.string()),
      endCertificate: z.string(),
      crls: z.array(z.string()),
      inputs: z.object({
        initialPolicySet: z.array(z.string()),
        initialExplicitPolicy: z.boolean(),
        initialPolicyMappingInhibit: z.boolean(),
        initialInhibitAnyPolicy: z.boolean(),
        validationTime: z.string(),
      }),
      expected: z.enum(['valid', 'invalid']),
    }),
  ),
})

export type PkitsCase = z.infer<typeof schema>['tests'][number]

export const pkitsCases = (): PkitsCase[] =>
  schema.parse(JSON.parse(readFileSync(join(PKITS_DIR, 'tests.json'), 'utf8'))).tests

export function pkitsChain({ inputs, ...files }: PkitsCase): WrittenChain {
  const der = (name: string) => new Uint8Array(readFileSync(join(PKITS_DIR, name)))
  return {
    leaf: der(files.endCertificate),
    anchors: [der(files.trustAnchor)],
    intermediates: files.intermediates.map(der),
    crls: files.crls.map(der),
    at: new Date(inputs.validationTime),
    profile: 'path',
    revocation: 'refuse',
    policies: {
      initial: inputs.initialPolicySet,
      explicitPolicy: inputs.initialExplicitPolicy,
      inhibitPolicyMapping: inputs.initialPolicyMappingInhibit,
      inhibitAnyPolicy: inputs.initialInhibitAnyPolicy,
    },
  }
}

/** The case as a line of `certificate check --batch`. */
export function pkitsLine({ id, inputs, ...files }: PkitsCase): string {
  const path = (name: string) => join(PKITS_DIR, name)
  return JSON.stringify({
    id,
    leaf: path(files.endCertificate),
    anchors: [path(files.trustAnchor)],
    intermediates: files.intermediates.map(path),
    crls: files.crls.map(path),
    at: inputs.validationTime,
    profile: 'path',
    policies: inputs.initialPolicySet,
    explicitPolicy: inputs.initialExplicitPolicy,
    inhibitPolicyMapping: inputs.initialPolicyMappingInhibit,
    inhibitAnyPolicy: inputs.initialInhibitAnyPolicy,
  })
}

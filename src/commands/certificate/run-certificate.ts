import { readFileSync } from 'node:fs'
import { fingerprint } from '../../certificate/fingerprint.ts'
import { BUILT_IN_ISSUERS } from '../../certificate/issuers.ts'
import { subjectName } from '../../certificate/subject-name.ts'
import { EXIT } from '../../exit.ts'
import { attempt } from '../attempt.ts'
import { toJson } from '../json.ts'
import { shownCertificate } from '../shown-certificate.ts'
import { certificateOptions } from './certificate-options.ts'
import { checkBatch, decisionOf } from './check-batch.ts'
import type { CheckCase } from './check-case.ts'
import { checkCertificate } from './check-certificate.ts'
import { createMaterialReader } from './read-material.ts'

/** The world as the command finds it. */
export interface CertificateHost {
  readonly args: readonly string[] // after `certificate`
  readonly clock: () => Date
  readonly stopwatch: () => number // milliseconds
  readonly print: (text: string) => Promise<void> | void
  readonly complain: (sentence: string) => void
}

/** `koshin certificate ...`, from its arguments to its exit code. */
export async function runCertificate(host: CertificateHost): Promise<number> {
  const options = certificateOptions(host.args)
  if ('code' in options) {
    host.complain(options.sentence)
    return options.code
  }
  if (options.command === 'show') return show(host, options.file)
  return options.command === 'check' ? check(host, options.question) : batch(host, options.file)
}

async function show(host: CertificateHost, file: string): Promise<number> {
  const leaf = attempt(() => ({ der: createMaterialReader().leaf(file) }))
  const shown = 'code' in leaf ? null : await shownCertificate(leaf.der, BUILT_IN_ISSUERS)
  if (!shown?.ok) return complainOf(host, 'code' in leaf ? leaf.sentence : `${file} cannot be shown`)
  await host.print(toJson(shown.value))
  return EXIT.done
}

async function check(host: CertificateHost, question: CheckCase): Promise<number> {
  const checked = checkCertificate(createMaterialReader(), question, host.clock())
  const steps = 'path' in checked ? checked.path.map(({ der }) => stepOf(der)) : []
  const { decision, reason } = decisionOf(checked)
  await host.print(toJson({ decision, reason, path: await Promise.all(steps) }))
  if ('problem' in checked) return complainOf(host, checked.problem)
  return decision === 'accept' ? EXIT.done : EXIT.refused
}

const stepOf = async (der: Uint8Array) => ({ fingerprint: fingerprint(der), subject: await subjectName(der) })

async function batch(host: CertificateHost, file: string): Promise<number> {
  const text = attempt(() => ({ lines: readFileSync(file, 'utf8') }))
  if ('code' in text) return complainOf(host, text.sentence)
  const world = { files: createMaterialReader(), clock: host.clock, stopwatch: host.stopwatch }
  for (const answer of checkBatch(text.lines, world)) await host.print(answer)
  return EXIT.done
}

function complainOf(host: CertificateHost, sentence: string): number {
  host.complain(sentence)
  return EXIT.usage
}

import { dirname, resolve } from 'node:path'
import { BUILT_IN_ISSUERS, withIssuers } from '../certificate/issuers.ts'
import { safeText, toJson } from '../commands/json.ts'
import { type KioskOptions, kioskOptions } from '../commands/kiosk-options.ts'
import { EXIT, type ExitCode, type Refusal } from '../exit.ts'
import { readSettings } from '../settings/read-settings.ts'
import { codeText, placeOf, toSay } from './code-text.ts'
import { DOCTOR_USAGE, type DoctorOptions, doctorOptions } from './doctor-options.ts'
import { explainCode } from './explain-code.ts'
import { en } from './words/en.ts'
import { ja } from './words/ja.ts'

interface DoctorOutcome {
  readonly code: ExitCode
  readonly output: string
  readonly complaint: string
}

/** `koshin doctor ...` in this process. Sets the exit code and lets the program end by itself. */
export async function doctorCommand(args: readonly string[], process: NodeJS.Process): Promise<void> {
  const { code, output, complaint } = await runDoctor(args, process.env)
  process.exitCode = code
  process.stdout.write(output)
  if (complaint !== '') process.stderr.write(`Koshin: ${complaint.trimEnd()}\n`)
}

export async function runDoctor(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<DoctorOutcome> {
  const options = doctorOptions(args, environment)
  if (options === '') return { code: EXIT.done, output: DOCTOR_USAGE, complaint: '' }
  if (typeof options === 'string') return usage(options)
  const kiosk = await kioskOptions(options.kiosk)
  if ('sentence' in kiosk && kiosk.code === EXIT.usage) return usage(kiosk.sentence.split('\n\n')[0] ?? '')
  if (options.code !== null) return explain(options.code, options, kiosk)
  return usage('--code?')
}

async function explain(
  code: string,
  { language, json }: DoctorOptions,
  kiosk: KioskOptions | Refusal,
): Promise<DoctorOutcome> {
  if ('sentence' in kiosk) return refused(kiosk)
  const settings = await readSettings(kiosk.config, dataFolder(kiosk))
  if ('code' in settings) return refused(settings)
  const explained = explainCode(code, withIssuers(BUILT_IN_ISSUERS, settings.issuers))
  if (typeof explained === 'string') return usage({ ja, en }[language].code.refused[explained], false)
  const { notice, isWhole, ...facts } = explained
  const said = { ja: toSay(explained, 'ja'), en: toSay(explained, 'en') }
  const output = json
    ? toJson({ ...facts, screen: placeOf(explained, language), say: said })
    : safeText(codeText(code, explained, language))
  return { code: EXIT.done, output, complaint: '' }
}

const dataFolder = ({ data, registry }: KioskOptions): string | null =>
  data ?? (registry.kind === 'sqlite' ? dirname(resolve(registry.path)) : null)

const refused = ({ code, sentence }: Refusal): DoctorOutcome => ({ code, output: '', complaint: sentence })

const usage = (problem: string, withUsage = true): DoctorOutcome => ({
  code: EXIT.usage,
  output: '',
  complaint: withUsage ? `${problem}\n\n${DOCTOR_USAGE}` : problem,
})

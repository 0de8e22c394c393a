import { BUILT_IN_ISSUERS, withIssuers } from '../certificate/issuers.ts'
import { readCode, writeCode } from '../clerk-code/notation.ts'
import { safeText, toJson } from '../commands/json.ts'
import { EXIT } from '../exit.ts'
import { INSTALLED } from '../operator/installed.ts'
import { visitOfCode } from '../operator/visit-files.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { Language } from '../ui/words/words.ts'
import { codeText, placeOf, toSay } from './code-text.ts'
import type { DoctorOutcome } from './doctor-command.ts'
import { explainCode } from './explain-code.ts'
import { hanging } from './hanging.ts'
import { en } from './words/en.ts'
import { ja } from './words/ja.ts'

interface Asked {
  readonly code: string
  readonly language: Language
  readonly json: boolean
  readonly columns: number // of the terminal
  readonly config: string | null
  readonly folder: string | null // where koshin.toml is when it is not named
}

/** On the machine that showed the code: what was said to the cards of that visit. */
function transcriptText(transcript: readonly string[] | null, language: Language, columns: number): string {
  if (transcript === null) return ''
  const heading = hanging('', { ja, en }[language].code.transcript, 0, columns)
  return ['', ...heading, ...transcript.flatMap((line) => hanging('', line, 2, columns)), ''].join('\n')
}

/** `koshin doctor --code`. */
export async function tellCode({ code, language, json, columns, config, folder }: Asked): Promise<DoctorOutcome> {
  const settings = await readSettings(config, folder)
  if ('code' in settings) return { code: settings.code, output: '', complaint: settings.sentence }
  const explained = explainCode(code, withIssuers(BUILT_IN_ISSUERS, settings.issuers))
  if (typeof explained === 'string')
    return { code: EXIT.usage, output: '', complaint: { ja, en }[language].code.refused[explained] }
  const transcript = visitOfCode(folder ?? INSTALLED, writeCode(readCode(code) ?? 0))
  const { notice, isWhole, ...facts } = explained
  const said = { ja: toSay(explained, 'ja'), en: toSay(explained, 'en') }
  const output = json
    ? toJson({ ...facts, screen: placeOf(explained, language), say: said, transcript })
    : safeText(codeText(code, explained, language, columns) + transcriptText(transcript, language, columns))
  return { code: EXIT.done, output, complaint: '' }
}

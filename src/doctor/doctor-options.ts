import { parseArgs } from 'node:util'
import type { Language } from '../ui/words/words.ts'

export interface DoctorOptions {
  readonly code: string | null
  readonly language: Language
  readonly json: boolean
  readonly hash: boolean
  readonly kiosk: readonly string[] // flags as the kiosk itself is given them
}

export const DOCTOR_USAGE = `koshin doctor [--reader pcsc] [--registry …] [--trust DIR] [--data DIR] [--config FILE] [--language ja|en] [--json]
koshin doctor --code CODE [--config FILE] [--data DIR] [--language ja|en] [--json]
koshin doctor --hash

Looks at everything a kiosk needs and says for each whether it is well or what to do. It changes nothing and spends no
PIN try. Give it the flags that the kiosk is given; without any it looks at the kiosk that is installed on this machine
(/etc/default/koshin). What that kiosk keeps to itself can be looked at with sudo.

  --code      says what a code from a kiosk's screen means, and what to tell the visitor; any machine with the same
              koshin.toml will do; the machine that showed it adds what was said to the cards, without data
  --hash      asks for a password and prints the line for [operator] in koshin.toml
  --language  ja or en; without it as LANG has it
  --json      for a program

Exit codes: 0 all is well, 1 there is something to do, 2 usage.
`

const OWN = {
  code: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean' },
  hash: { type: 'boolean' },
} as const

/** What follows `koshin doctor`. The kiosk's flags are the kiosk's to understand. */
export function doctorOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): DoctorOptions | { readonly problem: string } {
  const { values, tokens } = parseArgs({ args: [...args], options: OWN, strict: false, tokens: true })
  const { code, language, json, hash } = values
  for (const [name, value] of Object.entries({ code, language }))
    if (typeof value === 'boolean' || value === '') return { problem: `--${name}: a value is missing` }
  if (language !== undefined && language !== 'ja' && language !== 'en')
    return { problem: '--language: must be ja or en' }
  const own = new Set(
    tokens.flatMap((token) => {
      if (token.kind !== 'option' || !Object.hasOwn(OWN, token.name)) return []
      return 'inlineValue' in token && token.inlineValue === false ? [token.index, token.index + 1] : [token.index]
    }),
  )
  return {
    code: typeof code === 'string' ? code : null,
    language: language ?? languageOf(environment),
    json: json === true,
    hash: hash === true,
    kiosk: args.filter((_, index) => !own.has(index)),
  }
}

/** Japanese unless the locale says that it is another language. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || ''
  return /^(ja|C|POSIX|$)/.test(locale) ? 'ja' : 'en'
}

import { parseArgs } from 'node:util'
import { EXIT, type Refusal } from '../../exit.ts'
import type { Candidate } from '../../types/reader.ts'

export type CardOptions = { readonly transcript: string | null } & CardTask

type CardTask =
  | { readonly command: 'list' }
  | { readonly command: 'show'; readonly reader: string | null; readonly config: string | null }
  | {
      readonly command: 'prove'
      readonly reader: string | null
      readonly statement: string
      readonly role: Role | null // null: of the certificate that logs in
      readonly out: string
    }

/** The certificate's role, not the statement's: a statement names its own. */
type Role = Candidate['role']

const isRole = (word: string): word is Role => word === 'authentication' || word === 'signature'

export const CARD_USAGE = `koshin card list [--transcript FILE]
koshin card show [--reader NAME] [--config FILE] [--transcript FILE]
koshin card prove --statement FILE [--reader NAME] [--role ROLE] --out FILE [--transcript FILE]

  list   the readers and what is in them
  show   the card in the named reader, or in the first one with a card; no PIN
  prove  signs a renewal statement; the PIN is typed on the reader's pad or, where there is none, the first line of
         standard input; the signature goes to --out
  --config  the operator's koshin.toml, which says where an issuer's certificates hold the rows
  --role  authentication or signature: the certificate that is to sign; else the one that logs in
  --transcript  appends what was said to readers and cards, without the PIN, for the help desk

JSON on standard output. Exit codes: 0 done, ${EXIT.failed} {"failure": {"kind": ...}}, ${EXIT.usage} usage.
`

type Flag = 'reader' | 'config' | 'statement' | 'role' | 'out' | 'transcript'

const FLAGS: Readonly<Record<CardOptions['command'], readonly Flag[]>> = {
  list: ['transcript'],
  show: ['reader', 'config', 'transcript'],
  prove: ['reader', 'statement', 'role', 'out', 'transcript'],
}

const isCommand = (word: string): word is CardOptions['command'] => Object.hasOwn(FLAGS, word)

/** What follows `koshin card`, understood, or the sentence that says what is wrong with it. */
export function cardOptions([command = '', ...args]: readonly string[]): CardOptions | Refusal {
  if (!isCommand(command)) return usage(command === '' ? 'list, show or prove?' : `not a command: ${command}`)
  const flags = flagsOf(args, FLAGS[command])
  if ('code' in flags) return flags
  const { reader = null, config = null, statement, role = null, out, transcript = null } = flags
  if (command === 'list') return { command, transcript }
  if (command === 'show') return { command, reader, config, transcript }
  if (role !== null && !isRole(role)) return usage('--role: must be authentication or signature')
  if (!statement) return usage('--statement FILE is missing')
  return out ? { command, reader, statement, role, out, transcript } : usage('--out FILE is missing')
}

function flagsOf(args: readonly string[], allowed: readonly Flag[]): Partial<Record<Flag, string>> | Refusal {
  const options = Object.fromEntries(allowed.map((flag) => [flag, { type: 'string' } as const]))
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    return usage((error as Error).message)
  }
}

const usage = (problem: string): Refusal => ({ code: EXIT.usage, sentence: `${problem}\n\n${CARD_USAGE}` })

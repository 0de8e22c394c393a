import { parseArgs } from 'node:util'
import { z } from 'zod'
import { EXIT, type Refusal } from '../../exit.ts'

export type RegistryTask =
  | {
      readonly command: 'verify'
      readonly registry: string // path of the SQLite file
      readonly from: string | null // verified instead of a registry
      readonly head: string | null
      readonly export: string | null
    }
  | { readonly command: 'receipt'; readonly registry: string; readonly number: string; readonly out: string | null }
  | { readonly command: 'import'; readonly registry: string; readonly file: string; readonly digits: number }

const DEFAULT = 'sqlite:/var/lib/koshin/registry.db'

const USAGE = `koshin registry verify [--registry sqlite:FILE] [--head FILE] [--export DIR]
koshin registry verify --from DIR [--head FILE]
koshin registry receipt NUMBER [--registry sqlite:FILE] [--out DIR]
koshin registry import FILE.csv [--registry sqlite:FILE] [--digits N]

  verify   builds log, receipts and tables from the evidence again and compares them; JSON on standard output
  --from   verifies a log that --export wrote; needs nothing else
  --head   a checkpoint that was kept, as a kiosk's file "head": the log must begin with it
  --export writes evidence, tiles, checkpoint, receipts and public keys into DIR, which must be empty or not there yet
  receipt  shows a receipt; --out writes it with its proof and its evidence into DIR
  import   replaces the roster (資格審査情報) by a CSV file in UTF-8 or Shift_JIS, all of it or nothing; JSON on standard
           output, progress on standard error
  --digits of the agency's 登録番号, 1 to 16 (10)

Exit codes: 0 agrees or imported, ${EXIT.refused} disagrees (the first entry is named), ${EXIT.usage} usage, ${EXIT.failed} not imported (the lines are
named), ${EXIT.noInput} nothing to read there, ${EXIT.inUse} another import is running.
The registry is ${DEFAULT} unless it is named.
`

const path = z.string().min(1)
const registry = z
  .string()
  .regex(/^sqlite:./, 'must be sqlite:FILE')
  .default(DEFAULT)
  .transform((url) => url.slice('sqlite:'.length))

const TASK = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('verify'),
    registry,
    from: path.nullable().default(null),
    head: path.nullable().default(null),
    export: path.nullable().default(null),
  }),
  z.strictObject({
    command: z.literal('receipt'),
    registry,
    number: z.string({ error: 'is missing' }).regex(/^\d{8}-\d{6,}$/, 'must be a number as 20261123-000127'),
    out: path.nullable().default(null),
  }),
  z.strictObject({
    command: z.literal('import'),
    registry,
    file: z.string({ error: 'is missing' }).min(1),
    digits: z.coerce.number().int().min(1).max(16).default(10),
  }),
])

/** What follows `koshin registry`, understood, or the sentence that says what is wrong with it. */
export function registryOptions([command = '', ...args]: readonly string[]): RegistryTask | Refusal {
  if (!isCommand(command)) return usage('verify, receipt or import?')
  const flags = flagsOf(command, args)
  if ('code' in flags) return flags
  const parsed = TASK.safeParse({ command, ...flags.values })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return usage(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const task = parsed.data
  if (task.command === 'verify' && task.from && task.export) return usage('--from and --export exclude each other')
  return task
}

/** The flags of each command, and what its one argument is called. */
const FLAGS: Readonly<Record<RegistryTask['command'], { flags: readonly string[]; argument: string | null }>> = {
  verify: { flags: ['registry', 'from', 'head', 'export'], argument: null },
  receipt: { flags: ['registry', 'out'], argument: 'number' },
  import: { flags: ['registry', 'digits'], argument: 'file' },
}

const isCommand = (command: string): command is RegistryTask['command'] => Object.hasOwn(FLAGS, command)

function flagsOf(command: RegistryTask['command'], args: readonly string[]) {
  const { flags, argument } = FLAGS[command]
  const options = Object.fromEntries(flags.map((name) => [name, { type: 'string' } as const]))
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: argument !== null })
    const [given, ...more] = positionals
    if (more.length > 0) return usage(`not understood: ${more[0]}`)
    return { values: given === undefined || argument === null ? values : { ...values, [argument]: given } }
  } catch (error) {
    return usage((error as Error).message)
  }
}

const usage = (problem: string): Refusal => ({ code: EXIT.usage, sentence: `${problem}\n\n${USAGE}` })

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

const DEFAULT = 'sqlite:/var/lib/koshin/registry.db'

const USAGE = `koshin registry verify [--registry sqlite:FILE] [--head FILE] [--export DIR]
koshin registry verify --from DIR [--head FILE]
koshin registry receipt NUMBER [--registry sqlite:FILE] [--out DIR]

  verify   builds log, receipts and tables from the evidence again and compares them; JSON on standard output
  --from   verifies a log that --export wrote; needs nothing else
  --head   a checkpoint that was kept, as a kiosk's file "head": the log must begin with it
  --export writes evidence, tiles, checkpoint, receipts and public keys into DIR, which must be empty or not there yet
  receipt  shows a receipt; --out writes it with its proof and its evidence into DIR

Exit codes: 0 agrees, ${EXIT.refused} disagrees (the first entry is named), ${EXIT.usage} usage, ${EXIT.noInput} nothing to read there.
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
])

/** What follows `koshin registry`, understood, or the sentence that says what is wrong with it. */
export function registryOptions([command = '', ...args]: readonly string[]): RegistryTask | Refusal {
  if (command !== 'verify' && command !== 'receipt') return usage('verify or receipt?')
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

function flagsOf(command: RegistryTask['command'], args: readonly string[]) {
  const names = command === 'verify' ? ['registry', 'from', 'head', 'export'] : ['registry', 'out']
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]))
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: command === 'receipt' })
    const [number, ...more] = positionals
    if (more.length > 0) return usage(`not understood: ${more[0]}`)
    return { values: number === undefined ? values : { ...values, number } }
  } catch (error) {
    return usage((error as Error).message)
  }
}

const usage = (problem: string): Refusal => ({ code: EXIT.usage, sentence: `${problem}\n\n${USAGE}` })

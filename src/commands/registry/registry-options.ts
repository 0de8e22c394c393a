import { parseArgs } from 'node:util'
import { z } from 'zod'
import { EXIT, type Refusal } from '../../exit.ts'
import { isPostgres } from '../../registry/open-database.ts'
import { withoutPasswords } from '../without-passwords.ts'
import { DEFAULT_REGISTRY, REGISTRY_USAGE } from './registry-usage.ts'

export type RegistryTask =
  | {
      readonly command: 'verify'
      readonly registry: string // URL, here and below
      readonly keys: string | null // of a PostgreSQL database, here and below
      readonly from: string | null // verified instead of a registry
      readonly head: string | null
      readonly export: string | null
    }
  | ReceiptTask
  | {
      readonly command: 'import'
      readonly registry: string
      readonly keys: string | null
      readonly file: string
      readonly digits: number | null // null: as the agency's rules have it
      readonly config: string | null
    }
  | { readonly command: 'status'; readonly registry: string; readonly trust: string | null }
  | MigrateTask
  | ServeTask

export interface MigrateTask {
  readonly command: 'migrate'
  readonly from: string // path of the SQLite file
  readonly to: string
  readonly keys: string | null // where a copy of the keys is written
}

export interface ReceiptTask {
  readonly command: 'receipt'
  readonly registry: string
  readonly number: string
  readonly out: string | null
  readonly pdf: string | null // a file
  readonly config: string | null
}

export interface ServeTask {
  readonly command: 'serve'
  readonly database: string
  readonly keys: string | null
  readonly listen: { readonly host: string; readonly port: number }
  readonly 'tls-cert': string
  readonly 'tls-key': string
  readonly 'client-ca': string
  readonly 'client-crl': string | null
  readonly trust: string | null
  readonly config: string | null
  readonly rate: number // requests a second from one kiosk
}

const MISSING = { error: 'is missing' }
const ADDRESS = /^([\w.-]+|\[[\da-fA-F:]+\]):(\d{1,5})$/ // an IPv6 address in brackets

const path = z.string().min(1)
const url = z
  .string(MISSING)
  .regex(/^(sqlite:.|postgres(ql)?:\/\/)/, 'must be sqlite:FILE or postgres://…')
  .refine((text) => !isPostgres(text) || URL.canParse(text), 'is no URL: in a password, @ is %40, / is %2F, # is %23')
const registry = url.default(DEFAULT_REGISTRY)
const keys = path.nullable().default(null)

const TASK = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('verify'),
    registry,
    keys,
    from: path.nullable().default(null),
    head: path.nullable().default(null),
    export: path.nullable().default(null),
  }),
  z.strictObject({
    command: z.literal('receipt'),
    registry,
    number: z.string(MISSING).regex(/^\d{8}-\d{6,}$/, 'must be a number as 20261123-000127'),
    out: path.nullable().default(null),
    pdf: path.nullable().default(null),
    config: path.nullable().default(null),
  }),
  z.strictObject({
    command: z.literal('import'),
    registry,
    keys,
    file: z.string(MISSING).min(1),
    digits: z.coerce.number().int().min(1).max(16).nullable().default(null),
    config: path.nullable().default(null),
  }),
  z.strictObject({ command: z.literal('status'), registry, trust: path.nullable().default(null) }),
  z.strictObject({
    command: z.literal('migrate'),
    from: url
      .refine((text) => !isPostgres(text), 'must be sqlite:FILE')
      .transform((text) => text.slice('sqlite:'.length)),
    to: url.refine(isPostgres, 'must be postgres://…'),
    keys,
  }),
  z.strictObject({
    command: z.literal('serve'),
    database: url,
    keys,
    listen: z
      .string(MISSING)
      .regex(ADDRESS, 'must be HOST:PORT')
      .transform((address) => addressIn(address)),
    'tls-cert': z.string(MISSING).min(1),
    'tls-key': z.string(MISSING).min(1),
    'client-ca': z.string(MISSING).min(1),
    'client-crl': path.nullable().default(null),
    trust: path.nullable().default(null),
    config: path.nullable().default(null),
    rate: z.coerce.number().int().min(1).max(1_000_000).default(50),
  }),
])

function addressIn(address: string) {
  const [, host = '', port = ''] = ADDRESS.exec(address) ?? []
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** What follows `koshin registry`, understood, or the sentence that says what is wrong with it. */
export function registryOptions([command = '', ...args]: readonly string[]): RegistryTask | Refusal {
  if (!isCommand(command)) return usage('verify, receipt, import, status, migrate or serve?')
  const flags = flagsOf(command, args)
  if ('code' in flags) return flags
  const parsed = TASK.safeParse({ command, ...flags.values })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return usage(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const task = parsed.data
  const missing = besideNoFile(task)
  if (missing !== null) return usage(missing)
  if (task.command === 'verify' && task.from && task.export) return usage('--from and --export exclude each other')
  return task
}

/** What stands beside a SQLite file has to be named for a PostgreSQL database. */
function besideNoFile(task: RegistryTask): string | null {
  if (task.command === 'migrate' || task.command === 'receipt') return null
  if (task.command === 'verify' && task.from !== null) return null
  const isBeside = !isPostgres(task.command === 'serve' ? task.database : task.registry)
  if ('keys' in task && isBeside === (task.keys !== null))
    return isBeside ? 'keys: with sqlite: they are FILE.keys' : 'keys: is missing'
  return 'trust' in task && !isBeside && task.trust === null ? 'trust: is missing' : null
}

/** The flags of each command, and what its one argument is called. */
const FLAGS: Readonly<Record<RegistryTask['command'], { flags: readonly string[]; argument: string | null }>> = {
  verify: { flags: ['registry', 'keys', 'from', 'head', 'export'], argument: null },
  receipt: { flags: ['registry', 'out', 'pdf', 'config'], argument: 'number' },
  import: { flags: ['registry', 'keys', 'digits', 'config'], argument: 'file' },
  status: { flags: ['registry', 'trust'], argument: null },
  migrate: { flags: ['from', 'to', 'keys'], argument: null },
  serve: {
    flags: ['database', 'listen', 'tls-cert', 'tls-key', 'client-ca', 'client-crl', 'keys', 'trust', 'config', 'rate'],
    argument: null,
  },
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

const usage = (problem: string): Refusal => ({
  code: EXIT.usage,
  sentence: `${withoutPasswords(problem)}\n\n${REGISTRY_USAGE}`,
})

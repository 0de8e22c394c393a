import { parseArgs } from 'node:util'
import { z } from 'zod'
import { EXIT, type Refusal } from '../../exit.ts'
import { isPostgres } from '../../registry/open-database.ts'

export type RegistryTask =
  | {
      readonly command: 'verify'
      readonly registry: string // path of the SQLite file
      readonly from: string | null // verified instead of a registry
      readonly head: string | null
      readonly export: string | null
    }
  | ReceiptTask
  | { readonly command: 'import'; readonly registry: string; readonly file: string; readonly digits: number }
  | { readonly command: 'status'; readonly registry: string; readonly trust: string | null }
  | ServeTask

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
  readonly database: string // URL of an engine
  readonly keys: string | null // of a PostgreSQL database
  readonly listen: { readonly host: string; readonly port: number }
  readonly 'tls-cert': string
  readonly 'tls-key': string
  readonly 'client-ca': string
  readonly 'client-crl': string | null
  readonly trust: string | null
  readonly config: string | null
  readonly rate: number // requests a second from one kiosk
}

const DEFAULT = 'sqlite:/var/lib/koshin/registry.db'

const USAGE = `koshin registry verify [--registry sqlite:FILE] [--head FILE] [--export DIR]
koshin registry verify --from DIR [--head FILE]
koshin registry receipt NUMBER [--registry sqlite:FILE] [--out DIR] [--pdf FILE] [--config FILE]
koshin registry import FILE.csv [--registry sqlite:FILE] [--digits N]
koshin registry status [--registry sqlite:FILE] [--trust DIR]
koshin registry serve --database sqlite:FILE --listen HOST:PORT --tls-cert FILE --tls-key FILE --client-ca FILE
       [--client-crl FILE] [--trust DIR] [--config FILE] [--rate N]
koshin registry serve --database postgres://USER@HOST/NAME --keys FILE --trust DIR …

  verify   builds log, receipts and tables from the evidence again and compares them; JSON on standard output
  --from   verifies a log that --export wrote; needs nothing else
  --head   a checkpoint that was kept, as a kiosk's file "head": the log must begin with it
  --export writes evidence, tiles, checkpoint, receipts and public keys into DIR, which must be empty or not there yet
  receipt  shows a receipt; --out writes it with its proof and its evidence into DIR, --pdf as it is printed into FILE
  import   replaces the roster (資格審査情報) by a CSV file in UTF-8 or Shift_JIS, all of it or nothing; JSON on standard
           output, progress on standard error
  --digits of the agency's 登録番号, 1 to 16 (10)
  status   counts, newest receipts, the log's head, and how old the revocation lists are
  serve    answers kiosks over TLS until SIGTERM, then what it has accepted; JSON lines on standard output; port 0 is any
  --keys   the registry's signing keys, made with it; every instance needs the same. With sqlite: they are FILE.keys
  --tls-…  the service's certificate and key (PEM)
  --client-ca  who vouches for kiosks (PEM): each needs a certificate whose common name is its own
  --client-crl  that authority's revocation list (PEM), for kiosks that were stolen; a stale one refuses every kiosk
  --trust  folder with anchors/ and crls/ of the accepted authorities; without it "trust" beside the database
  --config the agency's rules, as koshin.toml; of receipt: without it koshin.toml beside the registry, if it is there
  --rate   requests a second that one kiosk may make (50)

Exit codes: 0 agrees or imported, ${EXIT.refused} disagrees (the first entry is named) or, of status, a
revocation list is stale or ends within a day, ${EXIT.usage} usage, ${EXIT.failed} not imported (the lines are
named), ${EXIT.noInput} nothing to read there, ${EXIT.inUse} another import is running.
The registry is ${DEFAULT} unless it is named.
`

const MISSING = { error: 'is missing' }
const ADDRESS = /^([\w.-]+|\[[\da-fA-F:]+\]):(\d{1,5})$/ // an IPv6 address in brackets

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
    number: z.string(MISSING).regex(/^\d{8}-\d{6,}$/, 'must be a number as 20261123-000127'),
    out: path.nullable().default(null),
    pdf: path.nullable().default(null),
    config: path.nullable().default(null),
  }),
  z.strictObject({
    command: z.literal('import'),
    registry,
    file: z.string(MISSING).min(1),
    digits: z.coerce.number().int().min(1).max(16).default(10),
  }),
  z.strictObject({ command: z.literal('status'), registry, trust: path.nullable().default(null) }),
  z.strictObject({
    command: z.literal('serve'),
    database: z.string(MISSING).regex(/^(sqlite:.|postgres(ql)?:\/\/)/, 'must be sqlite:FILE or postgres://…'),
    keys: path.nullable().default(null),
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
  if (!isCommand(command)) return usage('verify, receipt, import, status or serve?')
  const flags = flagsOf(command, args)
  if ('code' in flags) return flags
  const parsed = TASK.safeParse({ command, ...flags.values })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return usage(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const task = parsed.data
  if (task.command === 'serve' && isPostgres(task.database)) {
    if (task.keys === null) return usage('keys: is missing')
    if (task.trust === null) return usage('trust: is missing')
  }
  if (task.command === 'verify' && task.from && task.export) return usage('--from and --export exclude each other')
  return task
}

/** The flags of each command, and what its one argument is called. */
const FLAGS: Readonly<Record<RegistryTask['command'], { flags: readonly string[]; argument: string | null }>> = {
  verify: { flags: ['registry', 'from', 'head', 'export'], argument: null },
  receipt: { flags: ['registry', 'out', 'pdf', 'config'], argument: 'number' },
  import: { flags: ['registry', 'digits'], argument: 'file' },
  status: { flags: ['registry', 'trust'], argument: null },
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

const usage = (problem: string): Refusal => ({ code: EXIT.usage, sentence: `${problem}\n\n${USAGE}` })

import { parseArgs } from 'node:util'
import { EXIT, type Refusal } from '../exit.ts'
import type { Identity } from './identity-files.ts'

export interface KioskOptions {
  readonly reader: 'virtual' | 'pcsc'
  readonly registry:
    | { readonly kind: 'throw-away' }
    | { readonly kind: 'sqlite'; readonly path: string }
    | { readonly kind: 'service'; readonly url: string; readonly identity: Identity }
  readonly trust: string | null // folder with anchors/ and crls/; null: beside the registry, or the samples'
  readonly data: string | null // folder of journal and log; null: beside the registry, or thrown away with it
  readonly config: string | null // the operator's settings; null: koshin.toml in the data folder, if it is there
  readonly kiosk: string
  readonly language: 'ja' | 'en' | null // null: as koshin.toml has it
  readonly idleSeconds: number | null // the same
  readonly locked: boolean
  readonly transcript: string | null // a file that everything said to readers and cards is appended to
  readonly samples: boolean // registers the sample company in an empty registry and trusts the sample authority
}

export const KIOSK_USAGE = `koshin [--reader virtual|pcsc] [--registry sqlite:FILE] [--trust DIR] [--data DIR]
       [--config FILE] [--kiosk NAME] [--language ja|en] [--idle SECONDS] [--locked] [--samples]
       [--transcript FILE]
koshin --registry https://HOST:PORT --tls-cert FILE --tls-key FILE --server-ca FILE --data DIR [...]

  --reader    virtual (training with sample cards, the default) or pcsc (real readers)
  --registry  sqlite:FILE, or https://HOST:PORT of a service; without it a throw-away registry that knows the sample company
  --tls-cert  this kiosk's certificate (PEM), which names it to the service; --tls-key its key
  --server-ca who vouches for the service (PEM); no other authority does
  --trust     folder with anchors/ and crls/ of the accepted authorities; without it "trust" beside the registry
  --data      folder for the journal of unfinished renewals and the log; without it the registry's folder
  --config    the operator's rules (policies, issuers); without it koshin.toml in the data folder, if it is there
  --kiosk     name of this kiosk in statements and evidence (kiosk-1); with a service its certificate's
  --language  ja or en; without it as koshin.toml has it (ja)
  --idle      seconds without a key until the visit is ended; without it as koshin.toml has it (60)
  --locked    Ctrl+C does not end the program
  --samples   trust the sample authority, and register the sample company if the registry is empty; always so in
              training and with the throw-away registry
  --transcript  appends what is said to readers and cards, without any PIN, for the help desk; it says who holds them

Other commands: koshin card | certificate | registry | doctor | kiosk-control
`

const DEFAULTS: KioskOptions = {
  reader: 'virtual',
  registry: { kind: 'throw-away' },
  trust: null,
  data: null,
  config: null,
  kiosk: 'kiosk-1',
  language: null,
  idleSeconds: null,
  locked: false,
  transcript: null,
  samples: true,
}

/** The options of `koshin [kiosk]`, or the sentence that says what is wrong with them. */
export async function kioskOptions(args: readonly string[]): Promise<KioskOptions | Refusal> {
  if (args.length === 0) return DEFAULTS // the way of nearly every start: without loading zod
  const { z } = await import('zod')
  const schema = z.strictObject({
    reader: z.enum(['virtual', 'pcsc']).default(DEFAULTS.reader),
    registry: z
      .string()
      .regex(/^(sqlite:.|https:\/\/[^/]+\/?$)/, 'must be sqlite:FILE or https://HOST:PORT')
      .optional(),
    'tls-cert': z.string().min(1).optional(),
    'tls-key': z.string().min(1).optional(),
    'server-ca': z.string().min(1).optional(),
    trust: z.string().min(1).nullable().default(null),
    data: z.string().min(1).nullable().default(null),
    config: z.string().min(1).nullable().default(null),
    // The name is a line of a signed statement.
    kiosk: z
      .string()
      .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens')
      .optional(),
    language: z.enum(['ja', 'en']).nullable().default(null),
    idle: z.coerce.number().int().min(5).max(600).optional(),
    locked: z.boolean().default(false),
    transcript: z.string().min(1).nullable().default(null),
    samples: z.boolean().default(false),
  })
  const flags = rawFlags(args)
  if ('code' in flags) return flags
  const parsed = schema.safeParse(flags.values)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return usage(`--${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { idle, samples, registry, kiosk, 'tls-cert': cert, 'tls-key': key, 'server-ca': ca, ...rest } = parsed.data
  const options = { ...rest, idleSeconds: idle ?? null }
  if (registry?.startsWith('https:')) return ofService({ ...options, samples, kiosk }, registry, { cert, key, ca })
  if (cert ?? key ?? ca) return usage('--tls-cert, --tls-key and --server-ca are for --registry https://HOST:PORT')
  return {
    ...options,
    kiosk: kiosk ?? DEFAULTS.kiosk,
    registry: registry ? { kind: 'sqlite', path: registry.slice('sqlite:'.length) } : DEFAULTS.registry,
    samples: samples || options.reader === 'virtual' || !registry,
  }
}

type Asked = Omit<KioskOptions, 'registry' | 'kiosk'> & { readonly kiosk: string | undefined }
type Files = { readonly [File in 'cert' | 'key' | 'ca']: string | undefined }

/** What the service decides (trust, name) is not for flags to say; journal and head need a folder that lasts. */
async function ofService(
  { kiosk: named, ...options }: Asked,
  url: string,
  { cert, key, ca }: Files,
): Promise<KioskOptions | Refusal> {
  if (cert === undefined || key === undefined || ca === undefined)
    return usage('--registry https://HOST:PORT needs --tls-cert, --tls-key and --server-ca')
  if (options.data === null) return usage('--registry https://HOST:PORT needs --data')
  if (options.trust !== null || options.samples)
    return usage('--trust and --samples are not for --registry https://HOST:PORT')
  const { kioskIdentity } = await import('./kiosk-identity.ts')
  const known = kioskIdentity({ cert, key, ca })
  if ('sentence' in known) return known
  const { kiosk, identity } = known
  if (named !== undefined && named !== kiosk) return usage(`--kiosk: the certificate's name is ${kiosk}`)
  return { ...options, kiosk, registry: { kind: 'service', url, identity } }
}

function rawFlags(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...args],
      options: {
        reader: text,
        registry: text,
        'tls-cert': text,
        'tls-key': text,
        'server-ca': text,
        trust: text,
        data: text,
        config: text,
        kiosk: text,
        language: text,
        idle: text,
        transcript: text,
        locked: { type: 'boolean' },
        samples: { type: 'boolean' },
      },
    })
  } catch (error) {
    return usage((error as Error).message)
  }
}

const usage = (problem: string): Refusal => ({ code: EXIT.usage, sentence: `${problem}\n\n${KIOSK_USAGE}` })

import { parseArgs } from 'node:util'
import { APPLICATION_NAMES, type ApplicationName, KEYS, PIN_RULES } from './applications.ts'
import { FAULT_KINDS, type FaultKind } from './faults.ts'
import { CATALOGUE, SAMPLE_NAMES } from './issuing/catalogue.ts'
import type { SampleName } from './samples.ts'
import { VPCD_PORT } from './vpcd.ts'

export interface Insert {
  readonly kind: 'insert'
  readonly name: SampleName
  readonly application: ApplicationName
  readonly port: number
  readonly pin: string | null // null: the sample's own
  readonly triesLeft: number | null
  readonly fault: { readonly kind: FaultKind; readonly at: number } | null
}

interface Wrong {
  readonly kind: 'wrong'
  readonly sentence: string
}

export const VIRTUAL_CARD_USAGE = `npm run virtual-card -- NAME [--application APPLICATION] [--port N] [--pin PIN] [--tries N] [--fault KIND [--at N]]

Puts a sample card into a reader of vpcd; Ctrl+C pulls it.

  NAME           ${SAMPLE_NAMES.join(', ')}
  --application  ${APPLICATION_NAMES.join(', ')}; without it the first
  --port         ${VPCD_PORT} is the first slot, and the usual one; ${VPCD_PORT + 1} is the second
  --pin          another PIN than the sample's
  --tries        as many as are left before the card is locked
  --fault        ${FAULT_KINDS.join(', ')}
  --at           the exchange that the fault comes at; without it the first`

export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'prepare' } // make the samples and end: part of setting up
  | Insert
  | Wrong

const wrong = (sentence: string): Wrong => ({ kind: 'wrong', sentence })

export function parseCommandLine(args: readonly string[]): CommandLine {
  const parsed = parse(args)
  if ('kind' in parsed) return parsed
  const { values, positionals } = parsed
  if (values.help) return { kind: 'help' }
  if (values.prepare) return { kind: 'prepare' }
  const name = SAMPLE_NAMES.find((each) => each === positionals[0])
  if (name === undefined || positionals.length > 1) return wrong(`Name one sample card: ${SAMPLE_NAMES.join(', ')}.`)
  const application = APPLICATION_NAMES.find((each) => each === (values.application ?? 'piv'))
  if (application === undefined) return wrong(`--application takes one of ${APPLICATION_NAMES.join(', ')}.`)
  if (!KEYS[application].includes(CATALOGUE[name].key))
    return wrong(`${name} has a P-256 key, and the ${application} card holds RSA keys alone.`)
  const port = wholeNumber(values.port ?? String(VPCD_PORT), 1, 65_535)
  if (port === null) return wrong('--port takes a port number: 35963 is the first slot of vpcd, 35964 the second.')
  const secret = parseSecret(values, application)
  if ('kind' in secret) return secret
  const fault = parseFault(values)
  return fault?.kind === 'wrong' ? fault : { kind: 'insert', name, application, port, ...secret, fault }
}

type Values = Partial<Record<'pin' | 'tries' | 'fault' | 'at', string>>

function parseSecret(values: Values, application: ApplicationName): Pick<Insert, 'pin' | 'triesLeft'> | Wrong {
  const { legal, sentence, maxTries } = PIN_RULES[application]
  const pin = values.pin ?? null
  if (pin !== null && !legal.test(pin)) return wrong(`--pin takes ${sentence}.`)
  const triesLeft = values.tries === undefined ? null : wholeNumber(values.tries, 0, maxTries)
  if (values.tries !== undefined && triesLeft === null) return wrong(`--tries takes a number from 0 to ${maxTries}.`)
  return { pin, triesLeft }
}

function parseFault(values: Values): Insert['fault'] | Wrong {
  if (values.fault === undefined) return values.at === undefined ? null : wrong('--at goes with --fault.')
  const kind = FAULT_KINDS.find((each) => each === values.fault)
  if (kind === undefined) return wrong(`--fault takes one of ${FAULT_KINDS.join(', ')}.`)
  const at = wholeNumber(values.at ?? '1', 1, 65_535)
  return at === null ? wrong('--at takes the number of an exchange: 1 is the first.') : { kind, at }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const texts = { port: text, pin: text, tries: text, application: text, fault: text, at: text }
  const options = { ...texts, help: { type: 'boolean', short: 'h' }, prepare: { type: 'boolean' } } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [problem = ''] = (error as Error).message.split('. ') // what follows is about file names that start with '-'
    return wrong(`${problem.replace(/\.$/, '')}.`)
  }
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = Number(text)
  return /^\d+$/.test(text) && number >= least && number <= most ? number : null
}

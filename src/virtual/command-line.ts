import { parseArgs } from 'node:util'
import { MAX_TRIES, SAMPLE_NAMES } from './issuing/catalogue.ts'
import type { SampleName } from './samples.ts'
import { VPCD_PORT } from './vpcd.ts'

export type CommandLine =
  | { readonly kind: 'prepare' } // make the samples and end: part of setting up
  | {
      readonly kind: 'insert'
      readonly name: SampleName
      readonly port: number
      readonly pin: string | null // null: the sample's own
      readonly triesLeft: number | null
    }
  | { readonly kind: 'wrong'; readonly sentence: string }

const wrong = (sentence: string): CommandLine => ({ kind: 'wrong', sentence })

export function parseCommandLine(args: readonly string[]): CommandLine {
  const parsed = parse(args)
  if ('kind' in parsed) return parsed
  const { values, positionals } = parsed
  if (values.prepare) return { kind: 'prepare' }
  const name = SAMPLE_NAMES.find((each) => each === positionals[0])
  if (name === undefined || positionals.length > 1) return wrong(`Name one sample card: ${SAMPLE_NAMES.join(', ')}.`)
  const port = wholeNumber(values.port ?? String(VPCD_PORT), 1, 65_535)
  if (port === null) return wrong('--port takes a port number: 35963 is the first slot of vpcd, 35964 the second.')
  const pin = values.pin ?? null
  if (pin !== null && !/^\d{6,8}$/.test(pin)) return wrong('--pin takes 6 to 8 digits (SP 800-73-4).')
  const triesLeft = values.tries === undefined ? null : wholeNumber(values.tries, 0, MAX_TRIES)
  if (values.tries !== undefined && triesLeft === null) return wrong(`--tries takes a number from 0 to ${MAX_TRIES}.`)
  return { kind: 'insert', name, port, pin, triesLeft }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = { port: text, pin: text, tries: text, prepare: { type: 'boolean' } } as const
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

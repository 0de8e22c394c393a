import { BUILT_IN_ISSUERS, withIssuers } from '../../certificate/issuers.ts'
import { EXIT, type Refusal } from '../../exit.ts'
import { beginTranscript } from '../../reader/transcript-file.ts'
import type { Result } from '../../result.ts'
import { readSettings } from '../../settings/read-settings.ts'
import type { ReaderPort } from '../../types/reader.ts'
import { attempt } from '../attempt.ts'
import { toJson } from '../json.ts'
import { askPin, type PinInput } from './ask-pin.ts'
import { type CardOptions, cardOptions } from './card-options.ts'
import type { CardWorld } from './card-world.ts'
import { listCards } from './list-cards.ts'
import { prepareProof } from './prepare-proof.ts'
import { proveCard } from './prove-card.ts'
import { showCard } from './show-card.ts'

/** The world as the command finds it. */
export interface CardHost extends Omit<CardWorld, 'reader'> {
  readonly args: readonly string[] // after `card`
  readonly openReader: (transcript: string | null) => ReaderPort | Refusal
  readonly stdin: PinInput
  readonly suffix: string // of a file that is not whole yet
}

export interface CardOutcome {
  readonly code: number
  readonly output: string
  readonly complaint: string
}

/** `koshin card ...`, from its arguments to what it prints. */
export async function runCard(host: CardHost): Promise<CardOutcome> {
  const options = cardOptions(host.args)
  if ('code' in options) return refused(options)
  if (options.command === 'list') return withReader(host, options, listCards)
  if (options.command === 'show') return show(host, options)
  return prove(host, options)
}

const refused = ({ code, sentence }: Refusal): CardOutcome => ({ code, output: '', complaint: sentence })

const told = (result: Result<unknown>): CardOutcome =>
  result.ok
    ? { code: EXIT.done, output: toJson(result.value), complaint: '' }
    : { code: EXIT.failed, output: toJson({ failure: result.failure }), complaint: '' }

async function withReader(
  host: CardHost,
  { transcript }: CardOptions,
  work: (world: CardWorld) => Promise<Result<unknown> | Refusal>,
): Promise<CardOutcome> {
  const unwritable = transcript === null ? null : attempt(() => beginTranscript(transcript))
  if (unwritable) return refused(unwritable)
  const reader = host.openReader(transcript)
  if ('code' in reader) return refused(reader)
  const result = await work({ reader, timers: host.timers, pause: host.pause })
  await reader.close()
  return 'code' in result ? refused(result) : told(result)
}

async function show(host: CardHost, options: Extract<CardOptions, { command: 'show' }>): Promise<CardOutcome> {
  const settings = await readSettings(options.config, null)
  if ('code' in settings) return refused(settings)
  const issuers = withIssuers(BUILT_IN_ISSUERS, settings.issuers)
  return withReader(host, options, (world) => showCard(world, options.reader, issuers))
}

async function prove(host: CardHost, options: Extract<CardOptions, { command: 'prove' }>): Promise<CardOutcome> {
  const prepared = prepareProof(host.suffix, options)
  if ('code' in prepared) return refused(prepared)
  if (!prepared.ok) return told(prepared)
  const { request, file } = prepared.value
  const outcome = await withReader(host, options, (world) =>
    proveCard(world, { ...request, file, askPin: () => askPin(host.stdin) }),
  )
  file.close()
  return outcome
}

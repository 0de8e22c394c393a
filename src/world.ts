import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beginRenewal } from './actors/begin-renewal.ts'
import { checkOperator } from './actors/check-operator.ts'
import { deskPorts } from './actors/desk-ports.ts'
import { identifyCard } from './actors/identify-card.ts'
import { identifyOperator } from './actors/identify-operator.ts'
import { issueReceipt } from './actors/issue-receipt.ts'
import { noteVisits } from './actors/note-visits.ts'
import { proveOperator } from './actors/prove-operator.ts'
import { provePossession } from './actors/prove-possession.ts'
import { renew } from './actors/renew.ts'
import { reviewRenewal } from './actors/review-renewal.ts'
import { settleRenewal } from './actors/settle-renewal.ts'
import { BUILT_IN_ISSUERS, withIssuers } from './certificate/issuers.ts'
import { loadX509 } from './certificate/view.ts'
import type { KioskOptions } from './commands/kiosk-options.ts'
import { EXIT, type Refusal } from './exit.ts'
import { headFile } from './head-file.ts'
import type { Journal } from './journal.ts'
import type { Log } from './log.ts'
import { openRegistry } from './open-registry.ts'
import { createReaderThread } from './reader/client.ts'
import { watchForHang } from './reader/hang-watch.ts'
import { pcscliteProblem } from './reader/pcsc/addon.ts'
import { realTimers } from './reader/timers.ts'
import { createTrainingPanel, type TrainingKey } from './reader/training-panel.ts'
import { beginTranscript, transcriptWriter } from './reader/transcript-file.ts'
import { createVirtualReader } from './reader/virtual.ts'
import { createDelivery } from './receipt/delivery.ts'
import type { WholeRegistry } from './registry/registry.ts'
import { watchDesk } from './registry/watch-desk.ts'
import { watchRegistry } from './registry/watch-registry.ts'
import type { Secrets } from './secret.ts'
import type { runSelfTest } from './self-test/run-self-test.ts'
import type { Settings } from './settings/settings.ts'
import type { DeskPorts } from './types/desk-ports.ts'
import type { OperatorPorts } from './types/operator-ports.ts'
import type { Ports } from './types/ports.ts'
import type { ReaderPort } from './types/reader.ts'
import type { IssueReceipt } from './types/receipt.ts'
import type { Scene } from './types/scene.ts'
import type { SelfTestPort } from './types/self-test.ts'
import { loadSamples, type Samples } from './virtual/samples.ts'
import type { SoftwareCard } from './virtual/software-card.ts'
import type { Closer } from './ways-out.ts'

/**
 * Cards, certificates and the registry, joined to the machines' ports: everything that main.tsx leaves until the first
 * frame is drawn, because loading it takes longer than drawing.
 */
export interface World {
  readonly reader: ReaderPort
  readonly noteVisit: (scene: Scene) => void
  readonly ports: Ports
  readonly deskPorts: DeskPorts
  readonly operatorPorts: OperatorPorts
  readonly issueReceipt: IssueReceipt
  readonly press: ((key: TrainingKey) => void) | null // the training panel
  /** Loads what the first visitor would otherwise wait for. */
  warmUp(): Promise<unknown>
  readonly closers: readonly Closer[]
}

interface Given {
  readonly options: KioskOptions
  readonly settings: Settings
  readonly folder: string // journal, log and a throw-away registry
  readonly visits: string // what was said to cards when something failed
  readonly dist: string // the card thread's program and the sample cards
  readonly journal: Journal
  readonly secrets: Secrets
  readonly clock: () => Date
  readonly environment: NodeJS.ProcessEnv
  /** The throw-away registry cannot be opened: the program has to end, and no port is ever answered. */
  readonly giveUp: (refusal: Refusal) => void
  /** Nothing works any more until the program is started again. */
  readonly crashed: (error: unknown) => void
  readonly warn: Log['warn']
  readonly info: Log['info']
}

export async function openWorld(given: Given): Promise<World | Refusal> {
  const { options, settings, folder, dist, journal, secrets, clock, giveUp, crashed, warn, info } = given
  const issuers = withIssuers(BUILT_IN_ISSUERS, settings.issuers)
  const freshSamples = () => loadSamples({ folder: join(dist, 'samples'), now: clock() })
  const samples = once(freshSamples)
  const onTrustProblem = (problem: object) => warn({ event: 'trust folder not taken', ...problem })
  const onWitnessProblem = (problem: object) => warn({ event: 'log not cosigned', ...problem })
  const problems = { onBroken: crashed, onTrustProblem, onWitnessProblem, onServiceProblem: warn }
  const opened = once(() => openRegistry({ options, folder, settings, issuers, samples, clock, ...problems }))
  // A registry with a name is opened first, so that what is wrong with it is said before the screen is taken.
  const named = options.registry.kind === 'throw-away' ? null : await opened()
  if (named && 'code' in named) return named
  const visits = noteVisits(given.visits, clock, warn)
  const readers = openReaders(options, dist, samples, visits.hear)
  if ('code' in readers) return readers
  const { reader, press } = readers
  const whole = sound(opened, giveUp)
  const registry = once(async () => watchRegistry(await whole(), headFile(folder)))
  watchForHang(reader, realTimers, () => crashed(new Error('the card thread hangs in a reader driver')))
  const desk = once(async () => watchDesk((await whole()).desk, await registry(), headFile(folder)))
  const identify = identifyCard({ reader, now: clock, pause: setTimeout, issuers })
  return {
    reader,
    noteVisit: visits.see,
    press,
    operatorPorts: {
      selfTest: ({ signal }) => selfTest({ signal, samples: freshSamples, clock }, warn),
      checkOperator: checkOperator({ secret: secrets.password, stored: settings.operator }),
      identifyOperator: identifyOperator({ identifyCard: identify, cards: settings.operatorCards }),
      proveOperator: proveOperator({
        ...{ reader, secret: secrets.card, kiosk: options.kiosk, now: clock, random: randomBytes, info },
        cards: settings.operatorCards,
      }),
    },
    issueReceipt: issueReceipt({
      registry,
      desk,
      deliver: once(() =>
        createDelivery(settings.receipt, {
          environment: given.environment,
          clock,
          system: settings.kiosk.systemName.ja,
        }),
      ),
      log: { info, warn },
    }),
    ports: {
      identifyCard: identify,
      beginRenewal: beginRenewal({ registry, kiosk: options.kiosk }),
      provePossession: provePossession({ reader, secrets }),
      reviewRenewal: reviewRenewal({ registry }),
      renew: renew({ registry, journal }),
      settleRenewal: settleRenewal({ registry }),
    },
    deskPorts: deskPorts({
      desk,
      kiosk: options.kiosk,
      reader,
      secrets,
      journal,
    }),
    warmUp: () => Promise.all([loadX509(), registry()]),
    closers: [
      { name: 'registry', close: async () => closeSound(await opened()) },
      { name: 'reader', close: () => reader.close() },
    ],
  }
}

/** Loaded once a day, on samples asked for anew: those of the start may have ended. A bug in it is no visitor's business. */
async function selfTest(world: Parameters<typeof runSelfTest>[0], warn: Log['warn']): ReturnType<SelfTestPort> {
  try {
    const { runSelfTest } = await import('./self-test/run-self-test.ts')
    return await runSelfTest(world)
  } catch (error) {
    if (!world.signal.aborted) warn({ event: 'self-test exception', problem: String(error) })
    return { isWell: false, step: 'prepare', failure: null }
  }
}

const TRAINING_READER = 'Virtual PCD 00 00'

function openReaders(
  { reader: kind, transcript }: KioskOptions,
  dist: string,
  samples: () => Promise<Samples>,
  hear: (line: string) => void,
): Pick<World, 'reader' | 'press'> | Refusal {
  const unwritable = transcript === null ? null : transcriptRefusal(transcript)
  if (unwritable) return unwritable
  if (kind === 'virtual') {
    const record = transcript === null ? {} : { record: transcriptWriter(transcript) }
    const reader = createVirtualReader({ readers: [TRAINING_READER], hear, ...record })
    const slot = {
      insert: (card: SoftwareCard) => reader.insert(TRAINING_READER, card),
      remove: () => reader.remove(TRAINING_READER),
    }
    return { reader, press: createTrainingPanel(slot, samples) }
  }
  const problem = pcscliteProblem()
  if (problem !== null) return { code: EXIT.noCardReaders, sentence: problem }
  return { reader: createReaderThread({ path: join(dist, 'reader-thread.mjs'), transcript, hear }), press: null }
}

function transcriptRefusal(path: string): Refusal | null {
  try {
    beginTranscript(path)
    return null
  } catch (error) {
    return { code: EXIT.notWritable, sentence: `--transcript: ${(error as Error).message}` }
  }
}

const sound =
  (opened: () => Promise<WholeRegistry | Refusal>, giveUp: Given['giveUp']): (() => Promise<WholeRegistry>) =>
  async () => {
    const answer = await opened()
    if (!('code' in answer)) return answer
    giveUp(answer)
    return new Promise(() => {})
  }

async function closeSound(answer: WholeRegistry | Refusal) {
  if (!('code' in answer)) await answer.close()
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

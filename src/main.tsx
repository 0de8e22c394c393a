import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createActor, type InspectionEvent } from 'xstate'
import { DELAYS } from '../machines/delays.ts'
import { equipKiosk } from '../machines/equip-kiosk.ts'
import { beginRenewal } from './actors/begin-renewal.ts'
import { identifyCard } from './actors/identify-card.ts'
import { logReader, logScenes } from './actors/log-visits.ts'
import { provePossession } from './actors/prove-possession.ts'
import { renew } from './actors/renew.ts'
import { reviewRenewal } from './actors/review-renewal.ts'
import { settleRenewal } from './actors/settle-renewal.ts'
import { loadX509 } from './certificate/view.ts'
import { type KioskOptions, kioskOptions } from './commands/kiosk-options.ts'
import { terminalRefusal } from './commands/terminal.ts'
import { EXIT, type Refusal } from './exit.ts'
import type { CardRole } from './failure.ts'
import { type Journal, openJournal } from './journal.ts'
import { openLog } from './log.ts'
import { createReaderThread } from './reader/client.ts'
import { pcscliteProblem } from './reader/pcsc/addon.ts'
import { createTrainingPanel, type TrainingKey } from './reader/training-panel.ts'
import { createVirtualReader } from './reader/virtual.ts'
import { createSecret, type Secret } from './secret.ts'
import { type SessionFolder, sessionFolder } from './session-folder.ts'
import type { Ports } from './types/ports.ts'
import type { ReaderPort } from './types/reader.ts'
import type { Registry } from './types/registry.ts'
import { toScene } from './ui/scene.ts'
import { startUi } from './ui/start.tsx'
import type { Samples } from './virtual/samples.ts'
import type { SoftwareCard } from './virtual/software-card.ts'
import { createEnd, type End, watchWaysOut } from './ways-out.ts'

/** dist/ in the bundle: the card thread's program and the sample cards lie beside this file. */
const here = dirname(fileURLToPath(import.meta.url))
const clock = () => new Date()

async function main(args: readonly string[]) {
  const options = await kioskOptions(args[0] === 'kiosk' ? args.slice(1) : args)
  if ('code' in options) return refuse(options)
  const refusal = terminalRefusal({ stdin: process.stdin, stdout: process.stdout, environment: process.env })
  if (refusal) return refuse(refusal)
  const session = sessionFolder(options, process.env)
  const journal = journalIn(session)
  if ('code' in journal) return refuse(journal)
  await run(options, session, journal)
}

function refuse({ code, sentence }: Refusal) {
  process.exitCode = code
  ;(code === EXIT.done ? process.stdout : process.stderr).write(code === EXIT.done ? sentence : `Koshin: ${sentence}\n`)
}

function journalIn({ path }: SessionFolder): Journal | Refusal {
  try {
    return openJournal(path)
  } catch (error) {
    const sentence = `データの保存先に書き込めません: ${path}。The data folder cannot be written (${(error as Error).message}); name another with --data.`
    return { code: EXIT.notWritable, sentence }
  }
}

async function run(options: KioskOptions, session: SessionFolder, journal: Journal) {
  const samples = once(async () => {
    const { loadSamples } = await import('./virtual/samples.ts')
    return loadSamples({ folder: join(here, 'samples'), now: clock() })
  })
  const opened = once(async () => {
    const { openRegistry } = await import('./open-registry.ts')
    return openRegistry({ options, folder: session.path, samples, clock })
  })
  // A registry with a name is opened first, so that what is wrong with it is said before the screen is taken.
  const named = options.registry.kind === 'sqlite' ? await opened() : null
  if (named && 'code' in named) return refuse(named)
  const readers = openReaders(options, samples)
  if ('code' in readers) return refuse(readers)
  await serve({ options, session, journal, opened, ...readers })
}

interface Kiosk extends Readers {
  readonly options: KioskOptions
  readonly session: SessionFolder
  readonly journal: Journal
  readonly opened: () => Promise<Registry | Refusal>
}

async function serve({ options, session, journal, opened, reader, press }: Kiosk) {
  const drawn = Promise.withResolvers<void>()
  const log = openLog(join(session.path, 'koshin.log'), drawn.promise)
  const secrets = { current: createSecret(), new: createSecret() }
  const end = createEnd(
    [
      { name: 'screen', close: () => ui.stop() },
      { name: 'reader', close: () => reader.close() },
      { name: 'registry', close: async () => closeRegistry(await opened()) },
      {
        name: 'log',
        close() {
          drawn.resolve()
          return log.flush()
        },
      },
      { name: 'session', close: () => session.remove() },
    ],
    process,
    (line) => log.warn(line),
  )
  const crashed = watchWaysOut(process, end, (line) => log.fatal(line))
  const kiosk = createActor(
    equipKiosk(ports({ options, journal, reader, secrets, registry: registryOr(end, opened) }), {
      wipePins: (whose) => {
        for (const role of ROLES) if (whose === 'all' || whose === role) secrets[role].wipe()
      },
      forgetPending: () => journal.forget(),
    }),
    {
      input: {
        pending: journal.pending(),
        readers: reader.status(),
        delays: { ...DELAYS, idle: options.idleSeconds * 1000 },
        now: () => clock().toISOString(),
      },
      inspect: reportErrors(crashed),
    },
  )
  const scene = () => toScene(kiosk.getSnapshot())
  reader.subscribe(() => kiosk.send({ type: 'readers.changed', status: reader.status() }))
  kiosk.subscribe({ complete: () => crashed(new Error('out of service')), error: crashed })
  kiosk.start()
  const ui = startUi({
    kiosk: {
      scene,
      subscribe: (listener) => kiosk.subscribe(listener).unsubscribe,
      send: (event) => kiosk.send(event),
    },
    secrets,
    stdin: process.stdin,
    stdout: process.stdout,
    clock,
    language: options.language,
    training: press && { pins: 'PIN123456/654321', press },
    onQuit: options.locked ? null : () => end(EXIT.done, 'quit'),
    onCrash: crashed,
  })
  await ui.firstFrame
  drawn.resolve()
  log.info({ event: 'started', reader: options.reader, registry: options.registry.kind, kiosk: options.kiosk })
  logReader(log, reader)
  const logScene = logScenes(log)
  kiosk.subscribe(() => logScene(scene()))
  await warmUp(opened)
}

const ROLES = ['current', 'new'] as const

/** A machine ends out of service without saying why; the event that sent it there does. */
const reportErrors = (crashed: (error: unknown) => void) => (inspected: InspectionEvent) => {
  if (inspected.type !== '@xstate.event') return
  const { event } = inspected
  if (event.type.startsWith('xstate.error.')) crashed('error' in event ? event.error : event.type)
}

interface World {
  readonly options: KioskOptions
  readonly journal: Journal
  readonly reader: ReaderPort
  readonly secrets: Readonly<Record<CardRole, Secret>>
  readonly registry: () => Promise<Registry>
}

const ports = ({ options, journal, reader, secrets, registry }: World): Ports => ({
  identifyCard: identifyCard({ reader, now: clock }),
  beginRenewal: beginRenewal({ registry, kiosk: options.kiosk }),
  provePossession: provePossession({ reader, secrets }),
  reviewRenewal: reviewRenewal({ registry }),
  renew: renew({ registry, journal }),
  settleRenewal: settleRenewal({ registry }),
})

interface Readers {
  readonly reader: ReaderPort
  readonly press: ((key: TrainingKey) => void) | null // the training panel
}

function openReaders({ reader: kind }: KioskOptions, samples: () => Promise<Samples>): Readers | Refusal {
  if (kind === 'virtual') {
    const reader = createVirtualReader({ readers: [TRAINING_READER] })
    const slot = {
      insert: (card: SoftwareCard) => reader.insert(TRAINING_READER, card),
      remove: () => reader.remove(TRAINING_READER),
    }
    return { reader, press: createTrainingPanel(slot, samples) }
  }
  const problem = pcscliteProblem()
  if (problem !== null) return { code: EXIT.noCardReaders, sentence: problem }
  return { reader: createReaderThread({ path: join(here, 'reader-thread.mjs') }), press: null }
}

const TRAINING_READER = 'Virtual PCD 00 00'

/** For the actors, which know of no start that fails: the program ends, and they get no answer. */
const registryOr =
  (end: End, opened: () => Promise<Registry | Refusal>): (() => Promise<Registry>) =>
  async () => {
    const answer = await opened()
    if (!('code' in answer)) return answer
    end(answer.code, 'registry', answer)
    return new Promise(() => {})
  }

async function closeRegistry(answer: Registry | Refusal) {
  if (!('code' in answer)) await answer.close()
}

/** What the first visitor would otherwise wait for is loaded while the menu is read. */
async function warmUp(opened: () => Promise<Registry | Refusal>) {
  await loadX509()
  await opened()
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

await main(process.argv.slice(2))

import { flushCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createActor, type InspectionEvent } from 'xstate'
import { DELAYS } from '../machines/delays.ts'
import { type Effects, equipKiosk } from '../machines/equip-kiosk.ts'
import { keepForgotten } from './actors/keep-forgotten.ts'
import { logReader, logScenes } from './actors/log-visits.ts'
import { KIOSK_USAGE, type KioskOptions, kioskOptions } from './commands/kiosk-options.ts'
import { terminalRefusal } from './commands/terminal.ts'
import { EXIT, type Refusal } from './exit.ts'
import { type Journal, openJournal } from './journal.ts'
import { deskPortsOf, operatorPortsOf, portsOf } from './late-ports.ts'
import { type Log, openLog } from './log.ts'
import { noteMaintenance } from './operator/note-maintenance.ts'
import { watchService } from './operator/watch-service.ts'
import { receiptOffers } from './receipt/receipt-offers.ts'
import { createSecrets, type Secrets, wipeSecrets } from './secret.ts'
import { tellServiceManager } from './service-manager.ts'
import { type SessionFolder, sessionFolder } from './session-folder.ts'
import { readSettings } from './settings/read-settings.ts'
import type { Settings } from './settings/settings.ts'
import type { IssueReceipt } from './types/receipt.ts'
import { MENU_ITEMS } from './types/scene.ts'
import type { SecretName } from './types/visit.ts'
import { USUAL_AGENCY } from './ui/agency.ts'
import { displayOf } from './ui/display-of.ts'
import { inputMethodOf } from './ui/input-method.ts'
import { toScene } from './ui/scene.ts'
import { startUi } from './ui/start.tsx'
import { type Closer, createEnd, watchWaysOut } from './ways-out.ts'
import type { World } from './world.ts'

/** dist/ in the bundle: the card thread's program and the sample cards lie beside this file. */
const here = dirname(fileURLToPath(import.meta.url))
const clock = () => new Date()
const USUAL_SELF_TEST = 6 * 60 // minutes after midnight in Japan
const DEAF_AFTER_CRASH = 1000 // milliseconds

interface Command {
  readonly run: (args: readonly string[]) => Promise<void>
  readonly usage: () => Promise<string>
}

/** Without a screen; loaded only when asked for. */
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    card: {
      run: async (args) => (await import('./commands/card/card-command.ts')).cardCommand(args, here, process),
      usage: async () => (await import('./commands/card/card-options.ts')).CARD_USAGE,
    },
    registry: {
      run: async (args) => (await import('./commands/registry/registry-command.ts')).registryCommand(args, process),
      usage: async () => (await import('./commands/registry/registry-usage.ts')).REGISTRY_USAGE,
    },
    certificate: {
      run: async (args) =>
        (await import('./commands/certificate/certificate-command.ts')).certificateCommand(args, process),
      usage: async () => (await import('./commands/certificate/certificate-options.ts')).CERTIFICATE_USAGE,
    },
    doctor: {
      run: async (args) => (await import('./doctor/doctor-command.ts')).doctorCommand(args, here, process),
      usage: async () => (await import('./doctor/doctor-options.ts')).DOCTOR_USAGE,
    },
    'kiosk-control': {
      run: async (args) => (await import('./operator/control-command.ts')).controlCommand(args, process),
      usage: async () => (await import('./operator/kiosk-control.ts')).CONTROL_USAGE,
    },
  } satisfies Record<string, Command>),
)

async function main(args: readonly string[]) {
  const command = COMMANDS.get(args[0] ?? '')
  if (args.includes('--help') || args.includes('-h')) return print(command ? await command.usage() : KIOSK_USAGE)
  if (command) return command.run(args.slice(1))
  const options = await kioskOptions(args[0] === 'kiosk' ? args.slice(1) : args)
  if ('code' in options) return refuse(options)
  const refusal = terminalRefusal({ stdin: process.stdin, stdout: process.stdout, environment: process.env })
  if (refusal) return refuse(refusal)
  process.umask(0o077) // registry, journal and log are nobody else's business
  const session = sessionFolder(options, process.env, () => process.ppid)
  const unusable = session.shared ? await claim(session) : null
  if (unusable) return refuse(unusable)
  const journal = journalIn(session)
  if ('code' in journal) return refuse(journal)
  const settings = await readSettings(options.config, session.path)
  if ('code' in settings) return refuse(settings)
  await serve({ options, session, journal, settings })
}

const print = (usage: string) => void process.stdout.write(usage)

function refuse({ code, sentence }: Refusal) {
  process.exitCode = code
  process.stderr.write(`Koshin: ${sentence}\n`)
}

/** A folder of this session alone needs no lock, and training no sockets before its first frame. */
async function claim(session: SessionFolder): Promise<Refusal | null> {
  const { lockFolder } = await import('./folder-lock.ts')
  try {
    return (await lockFolder(session.path)) ? null : folderInUse(session)
  } catch (error) {
    return notWritable(session, error)
  }
}

function journalIn(session: SessionFolder): Journal | Refusal {
  try {
    return openJournal(session.path)
  } catch (error) {
    return notWritable(session, error)
  }
}

const notWritable = ({ path }: SessionFolder, error: unknown): Refusal => ({
  code: EXIT.notWritable,
  sentence: `データの保存先に書き込めません: ${path}。The data folder cannot be written (${(error as Error).message}); name another with --data.`,
})

const folderInUse = ({ path }: SessionFolder): Refusal => ({
  code: EXIT.inUse,
  sentence: `このデータの保存先は、ほかのKoshinが使っています: ${path}。Another Koshin uses this data folder; name another with --data.`,
})

interface Start {
  readonly options: KioskOptions
  readonly session: SessionFolder
  readonly journal: Journal
  readonly settings: Settings
}

/** Draws the menu, then loads the rest. A kiosk that was given a reader, a registry or settings opens these before it draws. */
async function serve({ options, session, journal, settings }: Start) {
  const drawn = Promise.withResolvers<void>()
  const ready = Promise.withResolvers<World>()
  const log = openLog(join(session.path, 'koshin.log'), drawn.promise, process.env)
  const opened: Closer[] = [
    { name: 'session', close: () => session.remove() },
    { name: 'log', close: () => log.flush() },
    { name: 'waiting lines of the log', close: () => drawn.resolve() },
  ]
  const end = createEnd(opened, process, log.warn)
  const crashed = watchWaysOut(process, end, log.fatal)
  const secrets = createSecrets()
  const load = async () => {
    const { openWorld } = await import('./world.ts')
    const giveUp = (refusal: Refusal) => end(refusal.code, 'registry', refusal)
    const world = await openWorld({
      ...{ options, settings, journal, secrets, clock, giveUp, crashed },
      environment: process.env,
      ...{ folder: session.path, visits: session.operator, dist: here, warn: log.warn, info: log.info },
    })
    if (!('code' in world)) opened.push(...world.closers)
    return world
  }
  const practising = options.reader === 'virtual' && options.registry.kind === 'throw-away' && options.config === null
  const early = practising ? null : await load()
  if (early && 'code' in early) return end(early.code, 'refused', early)

  const kiosk = startKiosk({
    ...{ options, settings, log, journal, secrets, crashed, ready: ready.promise },
    endProgram() {
      noteMaintenance(session.operator, log.warn)
      end(EXIT.done, 'maintenance')
    },
    noteForgotten: keepForgotten(session.operator, log),
  })
  const ui = startUi({
    kiosk,
    secrets,
    stdin: process.stdin,
    stdout: process.stdout,
    clock,
    language: options.language ?? settings.kiosk.language ?? 'ja',
    agency: { ...USUAL_AGENCY, ...settings.kiosk },
    display: displayOf(settings.display, process.env),
    noColour: Boolean(process.env.NO_COLOR),
    training: options.reader === 'virtual' ? trainingPanel(ready.promise) : null,
    onQuit: options.locked ? null : () => end(EXIT.done, 'quit'),
    inputMethod: inputMethodOf(process.env),
    deafFor: process.env.KOSHIN_RESTARTED ? DEAF_AFTER_CRASH : 0,
    onCrash: crashed,
  })
  opened.push({ name: 'screen', close: () => ui.stop() })
  await ui.firstFrame
  tellServiceManager(process.env)
  drawn.resolve()
  log.info({ event: 'started', reader: options.reader, registry: options.registry.kind, kiosk: options.kiosk })
  const world = early ?? (await load())
  if ('code' in world) return end(world.code, 'refused', world)
  connect(kiosk, world, log)
  opened.push({ name: 'service files', close: watchService({ folder: session.operator, tell: kiosk.send }) })
  ready.resolve(world)
  await world.warmUp()
  flushCompileCache() // at its end the program may be killed, and the cache lost
}

/** What readers do reaches the kiosk, and what both do the log. */
function connect(kiosk: ReturnType<typeof startKiosk>, { reader, noteVisit }: World, log: Log) {
  const see = [logScenes(log), noteVisit]
  kiosk.subscribe(() => see.map((each) => each(kiosk.scene())))
  logReader(log, reader)
  const tell = () => kiosk.send({ type: 'readers.changed', status: reader.status() })
  reader.subscribe(tell)
  tell()
}

interface KioskParts {
  readonly options: KioskOptions
  readonly settings: Settings
  readonly log: Log
  readonly journal: Journal
  readonly secrets: Secrets
  readonly ready: Promise<World>
  readonly crashed: (error: unknown) => void
  readonly endProgram: () => void
  readonly noteForgotten: Effects['noteForgotten']
}

function startKiosk({
  options,
  settings: { kiosk: settings, operator, operatorCards, receipt },
  ...parts
}: KioskParts) {
  const { log, journal, secrets, ready, crashed, endProgram, noteForgotten } = parts
  const effects = {
    wipePins: (whose: SecretName | 'all') => wipeSecrets(secrets, whose),
    endProgram,
    noteForgotten,
    forgetPending() {
      try {
        journal.forget()
      } catch (error) {
        log.warn({ event: 'journal not cleared', problem: String(error) }) // the next start asks once more
      }
    },
  }
  const issueReceipt: IssueReceipt = async (input) => (await ready).issueReceipt(input)
  const machine = equipKiosk(portsOf(ready), effects, deskPortsOf(ready), operatorPortsOf(ready), issueReceipt)
  const actor = createActor(machine, {
    input: {
      pending: journal.pending(),
      isRestarted: process.env.KOSHIN_RESTARTED !== undefined,
      readers: { service: 'starting', readers: [] },
      delays: { ...DELAYS, ...settings.delays, ...idleOf(options) },
      now: () => clock().toISOString(),
      open: settings.menu ?? MENU_ITEMS,
      hasOperator: operator !== null,
      hasOperatorCards: operatorCards.length > 0,
      selfTestAt: settings.selfTestAt === undefined ? USUAL_SELF_TEST : settings.selfTestAt,
      receipts: receiptOffers(receipt),
    },
    inspect: reportErrors(crashed),
  })
  actor.subscribe({ complete: () => crashed(new Error('out of service')), error: crashed })
  actor.start()
  return {
    scene: () => toScene(actor.getSnapshot()),
    subscribe: (listener: () => void) => actor.subscribe(listener).unsubscribe,
    send: actor.send,
  }
}

const idleOf = ({ idleSeconds }: KioskOptions) => (idleSeconds === null ? {} : { idle: idleSeconds * 1000 })

const trainingPanel = (ready: Promise<World>): Parameters<typeof startUi>[0]['training'] => ({
  pins: 'PIN123456/654321',
  company: '1000000001 株式会社サンプル建設', // as `src/virtual/samples.ts` has it, which is loaded later
  press: (key) => void ready.then(({ press }) => press?.(key)),
})

/** A machine ends out of service without saying why; the event that sent it there does. */
const reportErrors = (crashed: (error: unknown) => void) => (inspected: InspectionEvent) => {
  if (inspected.type !== '@xstate.event') return
  const { event } = inspected
  if (event.type.startsWith('xstate.error.')) crashed('error' in event ? event.error : event.type)
}

await main(process.argv.slice(2))

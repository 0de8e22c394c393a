import { type CommandLine, parseCommandLine } from './command-line.ts'
import { createPivCard } from './piv/create-piv-card.ts'
import { loadSamples } from './samples.ts'
import { connectVpcd } from './vpcd.ts'

export interface Environment {
  readonly args: readonly string[]
  readonly folder: string
  readonly now: Date
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  readonly stopped: Promise<void> // a signal asks to pull the card
}

/** Exit codes: `src/exit.ts` is out of this box's reach; these two are the same there. */
const DONE = 0
const USAGE = 2
const UNAVAILABLE = 69

/** `npm run virtual-card`: puts a sample card into vpcd's slot until it is told to stop. Gives the exit code. */
export async function runProgram(environment: Environment): Promise<number> {
  const commandLine = parseCommandLine(environment.args)
  if (commandLine.kind === 'wrong') {
    environment.complain(commandLine.sentence)
    return USAGE
  }
  if (commandLine.kind === 'insert') return insert(commandLine, environment)
  await loadSamples(environment)
  return DONE
}

type Insert = Extract<CommandLine, { kind: 'insert' }>

async function insert({ name, port, pin, triesLeft }: Insert, environment: Environment): Promise<number> {
  const sample = (await loadSamples(environment)).cards[name]
  const shown = { ...sample, pin: pin ?? sample.pin, triesLeft: triesLeft ?? sample.triesLeft }
  const outcome = await connectVpcd({ host: '127.0.0.1', port, card: createPivCard(shown) })
  if (!outcome.ok) {
    environment.complain(
      `No virtual reader answers on port ${port} (${outcome.code}): start pcscd, with vsmartcard-vpcd installed.`,
    )
    return UNAVAILABLE
  }
  const { inserted, closed, remove } = outcome.connection
  inserted.then(() => environment.print(`${name} is in the reader on port ${port}; PIN ${shown.pin}.`))
  const end = await Promise.race([
    environment.stopped.then(() => 'stopped' as const),
    closed.then(() => 'closed' as const),
  ])
  await remove()
  if (end === 'stopped') return DONE
  environment.complain(`The virtual reader on port ${port} went away.`)
  return UNAVAILABLE
}

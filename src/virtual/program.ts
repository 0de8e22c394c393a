import { setTimeout as wait } from 'node:timers/promises'
import { SHOW } from './applications.ts'
import { type Insert, parseCommandLine, VIRTUAL_CARD_USAGE } from './command-line.ts'
import { createFaultyCard, type Fault, type FaultKind } from './faults.ts'
import { loadSamples } from './samples.ts'
import type { SoftwareCard } from './software-card.ts'
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
  if (commandLine.kind === 'help') {
    environment.print(VIRTUAL_CARD_USAGE)
    return DONE
  }
  if (commandLine.kind === 'insert') return insert(commandLine, environment)
  await loadSamples(environment)
  return DONE
}

async function insert(order: Insert, environment: Environment): Promise<number> {
  const { name, application, port, fault } = order
  const { cards, authority } = await loadSamples(environment)
  const { card, pins } = SHOW[application]({ ...order, sample: cards[name], authority })
  let pull = (): void => undefined
  const another = () => SHOW[application]({ sample: cards['new-same-pin'], authority, pin: null, triesLeft: null }).card
  const inserted = fault
    ? createFaultyCard(
        card,
        fault.at,
        toFault(fault.kind, another, () => pull()),
      )
    : card
  const outcome = await connectVpcd({ host: '127.0.0.1', port, card: inserted })
  if (!outcome.ok) {
    environment.complain(
      `No virtual reader answers on port ${port} (${outcome.code}): start pcscd, with vsmartcard-vpcd installed.`,
    )
    return UNAVAILABLE
  }
  const { closed, remove } = outcome.connection
  let pulled = false
  pull = () => {
    pulled = true
    void remove()
  }
  outcome.connection.inserted.then(() => environment.print(`${name} is in the reader on port ${port}; ${pins}.`))
  const end = await Promise.race([
    environment.stopped.then(() => 'stopped' as const),
    closed.then(() => 'closed' as const),
  ])
  await remove()
  if (end === 'stopped' || pulled) return DONE
  environment.complain(`The virtual reader on port ${port} went away.`)
  return UNAVAILABLE
}

const LATE = 5000 // milliseconds: longer than anybody likes to wait, shorter than pcscd does
const GARBAGE = Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 0x61)

function toFault(kind: FaultKind, another: () => SoftwareCard, pull: () => void): Fault {
  if (kind === 'late') return { kind, due: () => wait(LATE) }
  if (kind === 'garbage') return { kind, octets: GARBAGE }
  if (kind === 'swapped') return { kind, to: another() }
  return kind === 'pulled' ? { kind, pull } : { kind }
}

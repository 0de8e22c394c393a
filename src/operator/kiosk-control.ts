import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { handBack } from './forgotten-cards.ts'
import { INSTALLED } from './installed.ts'
import { readServiceFile, removeServiceFile, writeServiceFile } from './service-files.ts'

export const CONTROL_USAGE = `koshin kiosk-control out-of-service [REASON] [--data DIR]
koshin kiosk-control in-service | exit | status [--data DIR]
koshin kiosk-control returned SERIAL [--data DIR]

Tells a running kiosk, when nobody is using it: a visit that is under way is never ended.

  out-of-service  visitors are told that the terminal cannot be used, and REASON; it stays so over a restart
  in-service      opens it again and withdraws an exit that still waits; an installed kiosk that was ended for
                  maintenance is started
  exit            ends the program for maintenance and leaves the file "maintenance" in the data folder; an installed
                  kiosk stays off until \`in-service\` or a restart of the machine
  returned        a card that was left behind was handed back: SERIAL is the end of its serial as koshin doctor shows
                  it, or "unknown"
  status          says which of these holds
  --data          the kiosk's data folder (/var/lib/koshin)
`

const COMMANDS = ['out-of-service', 'in-service', 'exit', 'status', 'returned'] as const
type Command = (typeof COMMANDS)[number]

export type ControlOutcome =
  | { readonly kind: 'usage'; readonly problem: string }
  | { readonly kind: 'not-written'; readonly problem: string }
  | { readonly kind: 'done'; readonly output: string }
  /** What its unit waits for is gone: it can be started. */
  | { readonly kind: 'to-start' }

/** `koshin kiosk-control ...`, from its arguments to what it prints. */
export function kioskControl(args: readonly string[], installed = INSTALLED): ControlOutcome {
  const task = taskOf(args, installed)
  if ('problem' in task) return { kind: 'usage', problem: task.problem }
  try {
    return obey(task, installed)
  } catch (error) {
    return { kind: 'not-written', problem: (error as Error).message }
  }
}

interface Task {
  readonly command: Command
  readonly word: string // the reason, or the end of a serial
  readonly folder: string
}

function taskOf(args: readonly string[], installed: string): Task | { readonly problem: string } {
  try {
    const options = { data: { type: 'string', default: installed } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [command = '', word = '', ...more] = positionals
    if (!isCommand(command)) return { problem: `${COMMANDS.join(', ')}?` }
    const superfluous = command === 'out-of-service' || command === 'returned' ? more[0] : positionals[1]
    if (superfluous !== undefined) return { problem: `not understood: ${superfluous}` }
    if (command === 'returned' && word === '') return { problem: 'returned: which serial?' }
    return { command, word, folder: values.data }
  } catch (error) {
    return { problem: (error as Error).message }
  }
}

const isCommand = (text: string): text is Command => (COMMANDS as readonly string[]).includes(text)

/** Throws what the file system throws. */
function obey({ command, word, folder }: Task, installed: string): ControlOutcome {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined)
    return { kind: 'not-written', problem: noFolder(folder) }
  switch (command) {
    case 'out-of-service':
      writeServiceFile(folder, 'closed', word)
      return done('')
    case 'in-service':
      return intoService(folder, installed)
    case 'exit':
      writeServiceFile(folder, 'exit', '')
      return done('')
    case 'status':
      return done(statusOf(folder))
    case 'returned':
      return done(`${handBack(folder, word === 'unknown' ? null : word)}\n`)
  }
}

const noFolder = (folder: string): string =>
  `データの保存先 ${folder} がありません。--data で指定してください。There is no such data folder: name it with --data.`

const done = (output: string): ControlOutcome => ({ kind: 'done', output })

function intoService(folder: string, installed: string): ControlOutcome {
  const wasEnded = readServiceFile(folder, 'maintenance') !== null
  removeServiceFile(folder, 'closed')
  removeServiceFile(folder, 'exit')
  removeServiceFile(folder, 'maintenance')
  return wasEnded && resolve(folder) === installed ? { kind: 'to-start' } : done('')
}

function statusOf(folder: string): string {
  const reason = readServiceFile(folder, 'closed')
  const lines = [
    reason === null ? '受付中 / in service' : `受付停止 / out of service: ${JSON.stringify(reason)}`,
    ...(readServiceFile(folder, 'exit') === null ? [] : ['終了を依頼済み / exit requested']),
    ...(readServiceFile(folder, 'maintenance') === null ? [] : ['保守のため終了 / ended for maintenance']),
  ]
  return `${lines.join('\n')}\n`
}

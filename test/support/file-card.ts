import type { Channel } from '../../src/iso7816/channel.ts'
import { done } from '../../src/result.ts'
import { hex, text } from './hex.ts'

/** A card with files, as little as ISO/IEC 7816-4 asks for; written for tests of drivers, and for nothing else. */
export interface FileCardOptions {
  readonly files: Readonly<Record<string, Uint8Array | readonly Uint8Array[]>> // by full path; records: a linear file
  readonly names?: Readonly<Record<string, string>> // AID: the DF it selects
  readonly pin?: {
    readonly reference: number
    readonly octets: string
    readonly folder?: string
    readonly tries?: number
  }
  readonly sign?: (input: Uint8Array, environment: string) => Uint8Array | string
  readonly environments?: readonly string[] // what MSE may be given; absent: anything
  readonly unknownSelects?: readonly number[] // P1 that it answers with 6A86
  readonly chunk?: number // octets it gives at a time
  readonly locked?: readonly string[] // files that are there, and not for everyone to read
  readonly extended?: boolean // takes extended lengths in READ BINARY; absent: answers 6700
  readonly pastEnd?: '6282' | '6B00' | '9000'
}

export interface FileCard extends Channel {
  readonly sent: string[]
  verifies(): number
}

interface State {
  folder: string
  file: string | undefined
  verified: boolean
  tries: number
  environment: string
}

const ROOT = '3F00'
const REFUSED = { notFound: '6A82', wrongP1: '6A86', wrongFile: '6981', noRecord: '6A83' } as const

export function fileCard(options: FileCardOptions): FileCard {
  const state: State = {
    folder: ROOT,
    file: undefined,
    verified: false,
    tries: options.pin?.tries ?? 3,
    environment: '',
  }
  const sent: string[] = []
  let verifies = 0
  return {
    sent,
    verifies: () => verifies,
    transmit(command) {
      sent.push(text(command))
      if (command[1] === 0x20 && command.length > 5) verifies++
      const answer = (COMMANDS[command[1] ?? 0] ?? (() => '6D00'))(command, state, options)
      return Promise.resolve(done(hex(answer)))
    },
  }
}

type Answer = (command: Uint8Array, state: State, options: FileCardOptions) => string

const COMMANDS: Readonly<Record<number, Answer>> = {
  164: select,
  176: readBinary,
  178: readRecord,
  32: verify,
  34: manage,
  42: sign,
}

const dataOf = (command: Uint8Array): string => text(command.subarray(5, 5 + (command[4] ?? 0)))

function foldersOf({ files }: FileCardOptions): ReadonlySet<string> {
  return new Set([ROOT, ...Object.keys(files).map((path) => path.slice(0, -4))])
}

function select(command: Uint8Array, state: State, options: FileCardOptions): string {
  const p1 = command[2] ?? 0
  if (options.unknownSelects?.includes(p1)) return REFUSED.wrongP1
  const data = dataOf(command)
  const target = p1 === 4 ? options.names?.[data] : pathOf(p1, data, state)
  const isFolder = target !== undefined && foldersOf(options).has(target)
  if (target === undefined || !(isFolder || target in options.files)) return REFUSED.notFound
  state.folder = isFolder ? target : target.slice(0, -4)
  state.file = isFolder ? undefined : target
  return '9000'
}

function pathOf(p1: number, data: string, { folder }: State): string {
  if (p1 === 0) return data === ROOT ? ROOT : folder + data
  return (p1 === 8 ? ROOT : folder) + data
}

function readBinary(command: Uint8Array, { file }: State, options: FileCardOptions): string {
  if (options.locked?.includes(file ?? '')) return '6982'
  const octets = file === undefined ? undefined : options.files[file]
  if (!(octets instanceof Uint8Array)) return REFUSED.wrongFile
  const offset = ((command[2] ?? 0) << 8) | (command[3] ?? 0)
  const long = command.length > 5
  if (long && !options.extended) return '6700'
  const asked = long ? 65_536 : command[4] || 256
  if (offset >= octets.length) return '6B00'
  const piece = octets.subarray(offset, offset + Math.min(asked, options.chunk ?? asked))
  return text(piece) + (offset + asked > octets.length ? (options.pastEnd ?? '9000') : '9000')
}

function readRecord(command: Uint8Array, { file }: State, options: FileCardOptions): string {
  const records = file === undefined ? undefined : options.files[file]
  if (options.locked?.includes(file ?? '')) return '6982'
  if (records === undefined || records instanceof Uint8Array) return REFUSED.wrongFile
  const record = (records as readonly Uint8Array[])[(command[2] ?? 0) - 1]
  return record ? `${text(record)}9000` : REFUSED.noRecord
}

function verify(command: Uint8Array, state: State, { pin }: FileCardOptions): string {
  if (!pin || command[3] !== pin.reference || (pin.folder && pin.folder !== state.folder)) return '6A88'
  if (command.length === 4) return `63C${state.tries}`
  if (state.tries === 0) return '6983'
  state.verified = dataOf(command) === pin.octets
  state.tries = state.verified ? (pin.tries ?? 3) : state.tries - 1
  return state.verified ? '9000' : `63C${state.tries}`
}

function manage(command: Uint8Array, state: State, { environments }: FileCardOptions): string {
  state.environment = dataOf(command)
  return environments && !environments.includes(state.environment) ? '6A80' : '9000'
}

function sign(command: Uint8Array, state: State, options: FileCardOptions): string {
  if (!state.verified) return '6982'
  const signature = options.sign?.(hex(dataOf(command)), state.environment) ?? '6D00'
  return typeof signature === 'string' ? signature : `${text(signature)}9000`
}

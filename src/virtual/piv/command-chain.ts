import type { Command } from '../apdu/command.ts'
import { STATUS } from '../apdu/response.ts'

const MORE_TO_COME = 0x10
const GENERAL_AUTHENTICATE = 0x87
const CAPACITY = 2048 // octets; the longest command this card knows has 266

/** Either a whole command or the status word to answer a part with. */
export type Chained = { readonly command: Command } | { readonly status: number }

/** Puts a chain of commands together (SP 800-73-4 part 2 §2.4.6, ISO/IEC 7816-4 §5.3.3). */
export interface CommandChain {
  add(part: Command): Chained
  clear(): void
}

export function createCommandChain(): CommandChain {
  let started: Command | null = null

  const add = (part: Command): Chained => {
    const before = started
    started = null
    if (before !== null && !continues(before, part)) return { status: STATUS.lastOfChainExpected }
    const data = Buffer.concat([before?.data ?? new Uint8Array(0), part.data])
    if (data.length > CAPACITY) return { status: STATUS.wrongLength }
    if (part.cla !== MORE_TO_COME) return { command: { ...part, data } }
    if (part.ins !== GENERAL_AUTHENTICATE) return { status: STATUS.chainingUnsupported }
    started = { ...part, data }
    return { status: STATUS.ok }
  }
  return {
    add,
    clear() {
      started = null
    },
  }
}

const continues = (first: Command, part: Command): boolean =>
  first.ins === part.ins && first.p1 === part.p1 && first.p2 === part.p2

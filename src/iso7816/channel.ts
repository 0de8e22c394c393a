import type { Result } from '../result.ts'

/** One conversation with one card: a command goes in, data and status word come out. */
export interface Channel {
  transmit(command: Uint8Array): Promise<Result<Uint8Array>>
}

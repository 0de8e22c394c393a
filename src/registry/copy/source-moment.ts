import type { Kysely } from 'kysely'
import { hex } from '../log/octets.ts'
import { logHead } from '../log-head.ts'
import type { KnownSigner } from '../open-keys.ts'
import type { Schema } from '../schema.ts'

/** Whose log a registry has and how far it has come. */
export interface SourceMoment {
  readonly logKey: string // hex
  readonly text: string // all of it, to be kept
}

export async function sourceMoment(source: Kysely<Schema>, signers: readonly KnownSigner[]): Promise<SourceMoment> {
  const { size, root } = await logHead(source)
  const logKey = logKeyIn(signers)
  return { logKey, text: `${logKey} ${size} ${hex(root)}` }
}

/** Whether something else is of the same log, by its signers or by such a text. */
export const isOfLog = ({ logKey }: SourceMoment, other: string | readonly KnownSigner[]): boolean =>
  logKey === (typeof other === 'string' ? other.split(' ')[0] : logKeyIn(other))

const logKeyIn = (signers: readonly KnownSigner[]): string =>
  hex(signers.find(({ name }) => name === 'log')?.key ?? new Uint8Array())

import type { Engine } from './engine.ts'
import { makeKeys, readKeys } from './keys-file.ts'
import { same } from './log/octets.ts'
import { keysOf, type LogKeys, SEED_LENGTH, SIGNERS, type Signer } from './log-keys.ts'
import { startLog } from './start-log.ts'
import type { RegistryOptions } from './world.ts'

/** Why a registry cannot sign: without its own keys nothing that it would log could be checked. */
export interface KeysProblem {
  readonly kind: 'keys.missing' | 'keys.foreign' | 'keys.unreadable'
  readonly path: string
}

type Options = Pick<RegistryOptions, 'clock' | 'randomBytes'> & {
  readonly file: string | null // null: they end with the program, as the registry does
}

/** The keys of the registry, made when it signs for the first time. */
export async function openKeys(engine: Engine, options: Options): Promise<LogKeys | KeysProblem> {
  const known = await engine.read((database) => database.selectFrom('signer').selectAll().execute())
  const { file } = options
  const path = file ?? ''
  const keys =
    file === null ? keysOf(() => options.randomBytes(SEED_LENGTH)) : onFile(file, known.length === 0, options)
  if (keys === null) return { kind: 'keys.missing', path }
  if (keys === 'unreadable') return { kind: 'keys.unreadable', path }
  const signers = known.length > 0 ? known : await startLog({ ...options, keys }, engine)
  return areOf(keys, signers) ? keys : { kind: 'keys.foreign', path }
}

/** Whether the keys are the ones that a registry's tables name. */
export const areOf = (keys: LogKeys, signers: readonly KnownSigner[]): boolean =>
  signers.length === SIGNERS.length && signers.every(({ name, key }) => same(key, keys[name].public.octets))

function onFile(path: string, mayMake: boolean, { randomBytes }: Options): ReturnType<typeof readKeys> {
  const keys = readKeys(path)
  if (keys !== null || !mayMake) return keys
  makeKeys(path, randomBytes)
  return readKeys(path)
}

export type KnownSigner = { readonly name: Signer; readonly key: Uint8Array }

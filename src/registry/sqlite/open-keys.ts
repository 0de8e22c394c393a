import type { Engine } from '../engine.ts'
import { makeKeys, readKeys } from '../keys-file.ts'
import { same } from '../log/octets.ts'
import { keysOf, type LogKeys, SEED_LENGTH, SIGNERS, type Signer } from '../log-keys.ts'
import { startLog } from '../start-log.ts'
import type { RegistryOptions } from '../world.ts'

/** Why a registry cannot sign: without its own keys nothing that it would log could be checked. */
export interface KeysProblem {
  readonly kind: 'keys.missing' | 'keys.foreign' | 'keys.unreadable'
  readonly path: string
}

type Options = Pick<RegistryOptions, 'clock' | 'randomBytes'> & { readonly path: string }

export const keysPath = (registry: string): string => `${registry}.keys`

/** The keys of the registry, made when it signs for the first time; those of ':memory:' end with it. */
export async function openKeys(engine: Engine, options: Options): Promise<LogKeys | KeysProblem> {
  const known = await engine.read((database) => database.selectFrom('signer').selectAll().execute())
  const path = keysPath(options.path)
  const keys =
    options.path === ':memory:'
      ? keysOf(() => options.randomBytes(SEED_LENGTH))
      : onFile(path, known.length === 0, options)
  if (keys === null) return { kind: 'keys.missing', path }
  if (keys === 'unreadable') return { kind: 'keys.unreadable', path }
  const signers = known.length > 0 ? known : await startLog({ ...options, keys }, engine)
  return signers.every(({ name, key }) => same(key, keys[name].public.octets)) && signers.length === SIGNERS.length
    ? keys
    : { kind: 'keys.foreign', path }
}

function onFile(path: string, mayMake: boolean, { randomBytes }: Options): ReturnType<typeof readKeys> {
  const keys = readKeys(path)
  if (keys !== null || !mayMake) return keys
  makeKeys(path, randomBytes)
  return readKeys(path)
}

export type KnownSigner = { readonly name: Signer; readonly key: Uint8Array }

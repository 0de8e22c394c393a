import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { SampleName } from '../samples.ts'
import { CATALOGUE, SAMPLE_NAMES } from './catalogue.ts'

/** PKCS#8 PEM of every key; never changed once made. */
export interface Keys {
  readonly authority: string
  readonly cards: Readonly<Record<SampleName, string>>
}

const generate = promisify(generateKeyPair)

/** All at once: each is made in libuv's pool. */
export async function makeKeys(): Promise<Keys> {
  const authority = makeKey('rsa')
  const cards = SAMPLE_NAMES.map(async (name) => [name, await makeKey(CATALOGUE[name].key)] as const)
  return {
    cards: Object.fromEntries(await Promise.all(cards)) as Record<SampleName, string>,
    authority: await authority,
  }
}

async function makeKey(kind: 'rsa' | 'ec'): Promise<string> {
  const pair = kind === 'rsa' ? generate('rsa', { modulusLength: 2048 }) : generate('ec', { namedCurve: 'P-256' })
  return (await pair).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

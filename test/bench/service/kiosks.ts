import { createPrivateKey, createPublicKey } from 'node:crypto'
import { type RegistryClient, registryClient } from '../../../src/registry/client/registry-client.ts'
import { begun, renewRequest, type TestCard } from '../../support/registry.ts'
import { loggedIn } from '../../support/requests.ts'
import type { Identity } from '../../support/service-certificates.ts'
import { cpuSeconds } from './cpu.ts'

/** What the process of the kiosks is told to do; it answers each with `Done`. */
export type Work =
  | { readonly kind: 'connect'; readonly url: string; readonly ca: string; readonly identities: readonly Identity[] }
  | { readonly kind: 'renew'; readonly pairs: readonly CardPair[]; readonly kiosks: number }
  | { readonly kind: 'login'; readonly cards: readonly SentCard[]; readonly kiosks: number; readonly times: number }

/** A card on its way to another process: its key as PKCS#8. */
export interface SentCard extends Omit<TestCard, 'key'> {
  readonly key: Uint8Array
}

export interface CardPair {
  readonly current: SentCard
  readonly new: SentCard
}

export interface Done {
  readonly seconds: number
  readonly cpu: number // seconds of this process
  readonly times: readonly number[] // milliseconds of each visit
}

let kiosks: readonly RegistryClient[] = []

if (process.send) process.on('message', (work: Work) => void carryOut(work).then((done) => process.send?.(done)))

async function carryOut(work: Work): Promise<Done> {
  if (work.kind === 'connect') return connected(work)
  const visits = work.kind === 'renew' ? work.pairs.map(renewal) : Array.from({ length: work.times }, login(work.cards))
  const [start, before] = [performance.now(), cpuSeconds(process.pid)]
  const times: number[] = []
  const kioskAt = async (index: number) => {
    const kiosk = kiosks[index]
    for (let at = index; kiosk && at < visits.length; at += work.kiosks) {
      const began = performance.now()
      await visits[at]?.(kiosk, `kiosk-${index}`)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: work.kiosks }, (_, index) => kioskAt(index)))
  return { seconds: (performance.now() - start) / 1000, cpu: cpuSeconds(process.pid) - before, times }
}

/** Each with a certificate and connections of its own, as in production. */
async function connected({ url, ca, identities }: Extract<Work, { kind: 'connect' }>): Promise<Done> {
  await Promise.all(kiosks.map((kiosk) => kiosk.close()))
  const asking = { pause: async () => {}, now: () => performance.now(), report: () => {} }
  kiosks = identities.map((identity) => registryClient({ url: new URL(url), identity: { ...identity, ca }, ...asking }))
  for (const kiosk of kiosks) if (!(await kiosk.hello())) throw new Error('the service does not answer')
  return { seconds: 0, cpu: 0, times: [] }
}

type Visit = (kiosk: RegistryClient, name: string) => Promise<void>

const renewal = (pair: CardPair): Visit => {
  const cards = { current: received(pair.current), new: received(pair.new) }
  return async (kiosk, name) => {
    const answer = await kiosk.renew(renewRequest(await begun(kiosk, cards.current, name), cards))
    if (!answer.ok) throw new Error(answer.failure.kind)
  }
}

const login = (sent: readonly SentCard[]) => {
  const cards = sent.map(received)
  return (_: unknown, at: number): Visit => {
    const card = cards[at % cards.length] as TestCard
    return async (kiosk, name) => void (await loggedIn(kiosk.desk, card, 'login', name))
  }
}

function received({ key, ...card }: SentCard): TestCard {
  const privateKey = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' })
  return { ...card, key: { privateKey, publicKey: createPublicKey(privateKey) } }
}

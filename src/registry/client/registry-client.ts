import { Agent } from 'node:https'
import type { Socket } from 'node:net'
import type { WholeRegistry } from '../registry.ts'
import type { OperationName, RequestOf } from '../wire/operations.ts'
import {
  REGISTRY_INFORMATION,
  REGISTRY_INFORMATION_PATH,
  type RegistryInformation,
} from '../wire/registry-information.ts'
import { type Asking, ask } from './ask.ts'
import { exchange } from './exchange.ts'

export interface ClientOptions extends Omit<Asking, 'send'> {
  readonly url: URL
  /** PEM. `ca` vouches for the service; no other authority does. */
  readonly identity: { readonly cert: string; readonly key: string; readonly ca: string }
}

export interface RegistryClient extends WholeRegistry {
  /** Connects, so that the first visitor does not wait for it. Null where the service does not answer. */
  hello(): Promise<RegistryInformation | null>
}

const MOST_CONNECTIONS = 4 // of one kiosk: a visit asks one thing at a time, and for the log beside it
const HELLO = 5_000 // milliseconds

/** The registry of a service, asked over TLS. Nothing is connected before it is asked. */
export function registryClient({ url, identity, ...asking }: ClientOptions): RegistryClient {
  const agent = new Agent({ ...identity, keepAlive: true, maxSockets: MOST_CONNECTIONS, minVersion: 'TLSv1.2' })
  const way = { url, agent, connected: new WeakSet<Socket>() }
  const world: Asking = { ...asking, send: (message) => exchange(way, message) }
  const operation =
    <Name extends OperationName>(name: Name) =>
    (request: RequestOf<Name>) =>
      ask(world, name, request)
  return {
    beginRenewal: operation('beginRenewal'),
    reviewRenewal: operation('reviewRenewal'),
    renew: operation('renew'),
    settleRenewal: operation('settleRenewal'),
    renewalSheet: operation('renewalSheet'),
    growth: operation('growth'),
    desk: {
      beginRequest: operation('beginRequest'),
      login: operation('login'),
      searchCompany: operation('searchCompany'),
      register: operation('register'),
      change: operation('change'),
      settleRequest: operation('settleRequest'),
      requestSheet: operation('requestSheet'),
      checkCard: operation('checkCard'),
    },
    hello: () => hello(world),
    close: async () => agent.destroy(),
  }
}

async function hello({ send, report }: Asking): Promise<RegistryInformation | null> {
  const answer = await send({ method: 'GET', path: REGISTRY_INFORMATION_PATH, body: '', patience: HELLO })
  const parsed = answer.kind === 'answered' ? REGISTRY_INFORMATION.safeParse(jsonOf(answer.body)) : null
  if (parsed?.success) return parsed.data
  report({
    event: 'registry not reached',
    operation: 'hello',
    problem: 'problem' in answer ? answer.problem : 'answer',
  })
  return null
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

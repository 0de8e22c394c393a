import type { RegistryClient } from '../../src/registry/client/registry-client.ts'
import type { SeedableRegistry } from '../../src/registry/registry.ts'
import type { CreateStore, Store } from '../contract/store.ts'
import { type RunningService, runningService } from './service.ts'

/** A database of another store behind a service; each kiosk that a test names asks it with a certificate of its own. */
export const behindService =
  (createStore: CreateStore): CreateStore =>
  async (): Promise<Store> => {
    const store = await createStore()
    return {
      ...store,
      async open(options) {
        const registry = await store.open(options)
        return askedByKiosks(registry, await runningService(registry))
      },
    }
  }

const NO_NAME = 'kiosk-1' // asks for a kiosk that no certificate can name

function askedByKiosks(registry: SeedableRegistry, running: RunningService): SeedableRegistry {
  const clients = new Map<string, Promise<RegistryClient>>()
  const begun = new Map<string, string>() // by id: the kiosk
  const clientOf = (kiosk: string): Promise<RegistryClient> => {
    const name = /^[\w.-]+$/.test(kiosk) ? kiosk : NO_NAME
    const client = clients.get(name) ?? running.client(name)
    clients.set(name, client)
    return client
  }
  const ownerOf = (id: string) => clientOf(begun.get(id) ?? NO_NAME)
  const close = async () => {
    for (const client of clients.values()) await (await client).close()
    await running.service.stop()
  }
  return {
    ...registry,
    async beginRenewal(request) {
      const answer = await (await clientOf(request.kiosk)).beginRenewal(request)
      if (answer.ok) begun.set(answer.value.renewal, request.kiosk)
      return answer
    },
    reviewRenewal: async (request) => (await ownerOf(request.renewal)).reviewRenewal(request),
    renew: async (request) => (await ownerOf(request.renewal)).renew(request),
    settleRenewal: async (renewal) => (await ownerOf(renewal)).settleRenewal(renewal),
    renewalSheet: async (renewal) => (await ownerOf(renewal)).renewalSheet(renewal),
    growth: async (since) => (await clientOf(NO_NAME)).growth(since),
    desk: {
      async beginRequest(request) {
        const answer = await (await clientOf(request.kiosk)).desk.beginRequest(request)
        if (answer.ok) begun.set(answer.value.request, request.kiosk)
        return answer
      },
      login: async (request) => (await ownerOf(request.request)).desk.login(request),
      searchCompany: async (request) => (await ownerOf(request.request)).desk.searchCompany(request),
      register: async (request) => (await ownerOf(request.request)).desk.register(request),
      change: async (request) => (await ownerOf(request.request)).desk.change(request),
      settleRequest: async (request) => (await ownerOf(request)).desk.settleRequest(request),
      requestSheet: async (request) => (await ownerOf(request)).desk.requestSheet(request),
      checkCard: async (request) => (await clientOf(NO_NAME)).desk.checkCard(request),
    },
    close,
  }
}

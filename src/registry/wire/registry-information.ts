import { z } from 'zod'
import { SEARCH_POLICY } from './answers.ts'

export const REGISTRY_INFORMATION_PATH = '/v1/registry'

/** GET /v1/registry: whom a kiosk talks to, and as whom. */
export const REGISTRY_INFORMATION = z.object({
  name: z.string(), // as statements say it
  kiosk: z.string(), // of the certificate that asked
  search: SEARCH_POLICY,
})

export type RegistryInformation = z.infer<typeof REGISTRY_INFORMATION>

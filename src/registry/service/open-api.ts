import { z } from 'zod'
import { FAILURE } from '../wire/failures.ts'
import { OPERATION_NAMES, OPERATIONS, type OperationName, operationPath, TAKEN } from '../wire/operations.ts'
import { REGISTRY_INFORMATION, REGISTRY_INFORMATION_PATH } from '../wire/registry-information.ts'

/** The OpenAPI 3.1 document of the service, from the schemas that judge its bodies. */
export const openApi = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Koshin registry',
    version: '1',
    description:
      "Over TLS with a client certificate, whose common name is the kiosk's. Octets are base64url without padding.",
  },
  paths: {
    ...Object.fromEntries(OPERATION_NAMES.map((name) => [operationPath(name), { post: operation(name) }])),
    [REGISTRY_INFORMATION_PATH]: { get: reading('registryInformation', json(bodyOf(REGISTRY_INFORMATION))) },
    '/health': { get: reading('health', { description: 'A change would be taken now; otherwise the status is 503.' }) },
    '/metrics': { get: reading('metrics', { description: 'For Prometheus.' }) },
    '/openapi.json': { get: reading('openApi', { description: 'This document.' }) },
  },
  components: { schemas: { Failure: bodyOf(FAILURE), Refused: REFUSED } },
})

const bodyOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' })

const REFUSED = {
  type: 'object',
  required: ['ok', 'failure'],
  properties: { ok: { const: false }, failure: { $ref: '#/components/schemas/Failure' } },
}

const json = (schema: object, description = 'The answer.') => ({
  description,
  content: { 'application/json': { schema } },
})

const refused = (description: string) => json({ $ref: '#/components/schemas/Refused' }, description)

const operation = (name: OperationName) => ({
  operationId: name,
  summary: OPERATIONS[name].summary,
  requestBody: { required: true, content: { 'application/json': { schema: bodyOf(TAKEN[name]) } } },
  responses: {
    200: json({ oneOf: [accepted(bodyOf(OPERATIONS[name].answer)), { $ref: '#/components/schemas/Refused' }] }),
    400: refused('The body is none of this operation.'),
    403: refused('The certificate names no kiosk, or another than the one whose business this is.'),
    413: refused('The body is too large.'),
    429: refused('Too many requests from this kiosk. Nothing was done.'),
    500: refused('A fault of the service.'),
    503: refused('The database does not answer. With Retry-After nothing was done; without it nobody knows.'),
  },
})

const accepted = (value: object) => ({
  type: 'object',
  required: ['ok', 'value'],
  properties: { ok: { const: true }, value },
})

const reading = (operationId: string, answer: object) => ({ operationId, responses: { 200: answer } })

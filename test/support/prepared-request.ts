import type { RegistrationDesk } from '../../src/types/registration.ts'

/** A registration or change that is signed, and only has to be handed in. */
export type PreparedRequest =
  | { readonly kind: 'registration'; readonly asked: Parameters<RegistrationDesk['register']>[0] }
  | { readonly kind: 'change'; readonly asked: Parameters<RegistrationDesk['change']>[0] }

export const submitted = (
  desk: RegistrationDesk,
  request: PreparedRequest,
): ReturnType<RegistrationDesk['register']> =>
  request.kind === 'registration' ? desk.register(request.asked) : desk.change(request.asked)

/** On one line, for another process. */
export const requestLine = (request: PreparedRequest): string =>
  JSON.stringify(request, function (this: Readonly<Record<string, unknown>>, key, value) {
    const octets = this[key] // a Buffer comes as `value` in a form of its own
    return octets instanceof Uint8Array ? { octets: Buffer.from(octets).toString('base64') } : value
  })

export const readRequestLine = (line: string): PreparedRequest =>
  JSON.parse(line, (_, value) => (typeof value?.octets === 'string' ? Buffer.from(value.octets, 'base64') : value))

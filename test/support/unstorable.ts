/** Texts that JSON can carry and a database cannot keep: U+0000, and halves of a surrogate pair. */
const UNSTORABLE = [
  (text: string) => `${text}\0`,
  (text: string) => `\0${text}`,
  () => 'a\0b',
  (text: string) => `${text}\ud842`,
  (text: string) => `\udfb7${text}`,
  () => '\udfb7\ud842', // the halves of 𠮷, the wrong way round
]

type Json = object | string | number | null

/** The request with each of its texts in turn made one of these. */
export function* unstorable<Request extends Json>(request: Request): Generator<Request> {
  for (const path of textsIn(request)) for (const spoil of UNSTORABLE) yield spoilt(request, path, spoil) as Request
}

function textsIn(value: Json): (readonly string[])[] {
  if (typeof value === 'string') return [[]]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner).map((path) => [name, ...path]))
}

function spoilt(value: Json, [name, ...rest]: readonly string[], spoil: (text: string) => string): Json {
  if (name === undefined) return spoil(String(value))
  const fields: Readonly<Record<string, Json>> = { ...(value as object) }
  return { ...fields, [name]: spoilt(fields[name] ?? null, rest, spoil) }
}

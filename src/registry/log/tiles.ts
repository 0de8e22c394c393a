/** One file of a log as C2SP tlog-tiles publishes it. */
export interface Tile {
  readonly path: string
  readonly octets: Uint8Array
}

/** What tiles are cut from; `hash` is of a complete subtree of 2^level leaves. */
export interface TileSource {
  readonly size: number
  hash(level: number, position: number): Uint8Array
  leaf(position: number): Uint8Array
}

const WIDTH = 256
const HEIGHT = 8 // levels of the tree in a tile

export function* tilesOf(source: TileSource): Generator<Tile> {
  for (let [level, count] = [0, source.size]; count > 0; level++, count = Math.floor(count / WIDTH)) {
    const hash = (position: number) => source.hash(level * HEIGHT, position)
    yield* cut(`tile/${level}`, count, hash)
  }
  yield* cut('tile/entries', source.size, (position) => prefixed(source.leaf(position)))
}

function* cut(folder: string, count: number, piece: (position: number) => Uint8Array): Generator<Tile> {
  for (let from = 0; from < count; from += WIDTH) {
    const width = Math.min(WIDTH, count - from)
    const partial = width < WIDTH ? `.p/${width}` : ''
    const octets = Buffer.concat(Array.from({ length: width }, (_, index) => piece(from + index)))
    yield { path: `${folder}/${tileNumber(from / WIDTH)}${partial}`, octets }
  }
}

/** 1234067 is x001/x234/067: never a file where another tile wants a folder. */
export function tileNumber(number: number): string {
  const digits = String(number)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  return padded.replace(/\d{3}(?=\d)/g, 'x$&/')
}

const prefixed = (entry: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry])

/** The entries of one bundle, or null for octets that are none. */
export function readBundle(octets: Uint8Array): Uint8Array[] | null {
  const entries = []
  for (let at = 0; at < octets.length; ) {
    const end = at + 2 + (((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0))
    if (at + 2 > octets.length || end > octets.length) return null
    entries.push(octets.subarray(at + 2, end))
    at = end
  }
  return entries
}

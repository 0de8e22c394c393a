const IMAGE = 0xfffd0002
const SIZE = 24 // nominal
const AT = 28 // behind the header and a table of one
const TABLE = [16, 0x10000, 1, IMAGE, SIZE, AT]
const PICTURE = [36, IMAGE, SIZE, 1, 1, 1, 0, 0, 0, 0] // 1 by 1, hot spot at 0, 0, no delay, one pixel: transparent

/** A mouse cursor that nobody sees (Xcursor(3), "Cursor files"): labwc draws one even where there is no mouse. */
export function noCursor() {
  const words = new Uint32Array([...TABLE, ...PICTURE]) // little-endian, as every machine that Koshin is packaged for
  return Buffer.concat([Buffer.from('Xcur'), Buffer.from(words.buffer)])
}

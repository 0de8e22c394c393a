import { readFileSync } from 'node:fs'

/** QEMU's binary PPM: { width, height, octets }, three octets a point. */
export function readPpm(file) {
  const data = readFileSync(file)
  const [header, width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(data.subarray(0, 40).toString('latin1'))
  return { width: Number(width), height: Number(height), octets: data.subarray(header.length) }
}

/** How many points differ; all of them when the sizes do. `rows`: only these, from and to, not included. */
export function difference(one, other, rows = [0, one.height]) {
  if (one.width !== other.width || one.height !== other.height) return one.width * one.height
  let count = 0
  for (let at = rows[0] * one.width * 3; at < rows[1] * one.width * 3; at += 3)
    if (one.octets.compare(other.octets, at, at + 3, at, at + 3) !== 0) count++
  return count
}

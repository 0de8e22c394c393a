import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

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

const SIGNATURE = 8
const CHANNELS = { 2: 3, 6: 4 } // by colour type

/** PNG as QEMU writes it (8 bits, RGB or RGBA, not interlaced), as readPpm gives it. */
export function readPng(file) {
  const data = readFileSync(file)
  const packed = []
  let header = null
  for (let at = SIGNATURE; at < data.length; ) {
    const length = data.readUInt32BE(at)
    const kind = data.toString('latin1', at + 4, at + 8)
    const body = data.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR')
      header = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), channels: CHANNELS[body[9]] }
    if (kind === 'IDAT') packed.push(body)
    at += length + 12
  }
  return { width: header.width, height: header.height, octets: unfiltered(inflateSync(Buffer.concat(packed)), header) }
}

function unfiltered(data, { width, height, channels }) {
  const stride = width * channels
  const rows = Buffer.alloc(stride * height)
  const at = (y, x) => (x < 0 || y < 0 ? 0 : rows[y * stride + x])
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const guess = predicted(filter, at(y, x - channels), at(y - 1, x), at(y - 1, x - channels))
      rows[y * stride + x] = data[y * (stride + 1) + 1 + x] + guess
    }
  }
  return rows.filter((_, index) => index % channels < 3)
}

/** PNG, 9.2: filter types. */
function predicted(filter, left, up, corner) {
  if (filter === 4) return paeth(left, up, corner)
  return [0, left, up, (left + up) >> 1][filter]
}

function paeth(left, up, corner) {
  const [byLeft, byUp, byCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs)
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

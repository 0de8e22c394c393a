/** vpcd's frames: a length in two octets, big-endian, and that many octets (vsmartcard, vpcd.h). */
export function encodeFrame(payload: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(2 + payload.length)
  frame.writeUInt16BE(payload.length)
  frame.set(payload, 2)
  return frame
}

/** Takes a stream as it comes in and hands on each frame's payload once it is whole. */
export function createFrameReader(onFrame: (payload: Uint8Array) => void): (chunk: Uint8Array) => void {
  let waiting: Buffer = Buffer.alloc(0)
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE()) {
      const end = 2 + waiting.readUInt16BE()
      const payload = waiting.subarray(2, end)
      waiting = waiting.subarray(end)
      onFrame(payload)
    }
  }
}

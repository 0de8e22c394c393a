import type { AskWitness } from './cosign-head.ts'

const PATIENCE = 10_000 // milliseconds
const LONGEST = 16 * 1024 // octets; an answer is one line

/** Over HTTP or HTTPS: what is sent is public, and the answer is signed. */
export const askWitness: AskWitness = async (url, body) => {
  try {
    const answer = await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
    return { status: answer.status, body: await text(answer.body) }
  } catch {
    return null // refused, timed out, broken off or too long
  }
}

async function text(stream: AsyncIterable<Uint8Array> | null): Promise<string> {
  const octets: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream ?? []) {
    length += chunk.length
    if (length > LONGEST) throw new RangeError('longer than any answer')
    octets.push(chunk)
  }
  return Buffer.concat(octets).toString()
}

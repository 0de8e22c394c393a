import { randomBytes } from 'node:crypto'
import { isConsistent } from '../../src/registry/log/check-consistency.ts'
import { openCheckpoint, type SignedHead } from '../../src/registry/log/checkpoint.ts'
import { signature, signingKey, type VerifyingKey } from '../../src/registry/log/ed25519.ts'
import { sha256 } from '../../src/registry/log/octets.ts'
import type { AskWitness, Witness } from '../../src/registry/witness/cosign-head.ts'

export interface TestWitness {
  readonly witness: Witness
  readonly asked: string[] // bodies
  readonly ask: AskWitness
}

/** Written from C2SP tlog-witness and tlog-cosignature: remembers one log's newest head and cosigns what grew from it. */
export function testWitness(log: VerifyingKey, now: () => number = () => 1_795_000_000): TestWitness {
  const key = signingKey(randomBytes(32))
  const asked: string[] = []
  let seen: Pick<SignedHead, 'size' | 'root'> = { size: 0, root: sha256() }
  const ask: AskWitness = async (_url, body) => {
    asked.push(body)
    const [, old = '', lines = '', note = ''] = /^old (\d+)\n((?:[A-Za-z0-9+/=]{44}\n)*)\n([\s\S]*)$/.exec(body) ?? []
    const head = openCheckpoint(note, log)
    if (!head) return { status: 403, body: '' }
    if (Number(old) > head.size) return { status: 400, body: '' }
    if (Number(old) !== seen.size) return { status: 409, body: `${seen.size}\n` }
    const proof = lines.split('\n').filter(Boolean)
    const path = proof.map((hash) => Buffer.from(hash, 'base64'))
    if (!isConsistent(seen, head, path)) return { status: 422, body: '' }
    seen = head
    return { status: 200, body: cosigned(note.slice(0, note.indexOf('\n\n') + 1)) }
  }

  function cosigned(text: string): string {
    const name = 'witness.example.jp/1'
    const time = now()
    const octets = Buffer.alloc(12)
    sha256(`${name}\n`, Uint8Array.of(4), key.public.octets)
      .subarray(0, 4)
      .forEach((octet, at) => {
        octets[at] = octet
      })
    octets.writeBigUInt64BE(BigInt(time), 4)
    const signed = signature(key, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`))
    return `— ${name} ${Buffer.concat([octets, signed]).toString('base64')}\n`
  }

  return { witness: { url: 'https://witness.example.jp', key: key.public }, asked, ask }
}

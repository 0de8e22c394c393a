import { checkpoint, type SignedHead } from '../log/checkpoint.ts'
import { type Cosignature, readCosignature } from '../log/cosignature.ts'
import type { VerifyingKey } from '../log/ed25519.ts'
import { base64 } from '../log/octets.ts'

/** Who is asked to cosign this log's heads. */
export interface Witness {
  readonly url: string // `/add-checkpoint` is put behind it
  readonly key: VerifyingKey
}

export interface WitnessAnswer {
  readonly status: number
  readonly body: string
}

/** Null when no answer came. */
export type AskWitness = (url: string, body: string) => Promise<WitnessAnswer | null>

/** The newest head of the log, and the hashes that lead to it from the one of size `since`. */
export type GrownFrom = (since: number) => Promise<{ readonly head: SignedHead; readonly proof: readonly Uint8Array[] }>

export type CosignProblem =
  | 'witness.unreachable'
  | 'witness.unknown-log' // it has not been told of this log's key
  | 'witness.ahead' // it saw more of this log than there is: an older backup runs here
  | 'witness.inconsistent' // it saw another log under this key
  | 'witness.unusable' // an answer that is none, or a signature that is not its own

export type Cosigned =
  | { readonly ok: true; readonly head: SignedHead; readonly cosignature: Cosignature }
  | { readonly ok: false; readonly problem: CosignProblem }

/** One `POST /add-checkpoint` (C2SP tlog-witness), or two when the witness tells from where it wants to be led. */
export async function cosignHead(
  witness: Witness,
  log: VerifyingKey,
  from: { readonly since: number; readonly grown: GrownFrom; readonly ask: AskWitness },
): Promise<Cosigned> {
  const { grown, ask } = from
  const first = await led(from.since)
  if (first.answer?.status !== CONFLICT) return understood(first)
  const seen = sizeIn(first.answer.body)
  if (seen === null) return failed('witness.unusable')
  return seen > first.head.size ? failed('witness.ahead') : understood(await led(seen))

  async function led(since: number) {
    const { head, proof } = await grown(since)
    const body = `old ${since}\n${proof.map((hash) => `${base64(hash)}\n`).join('')}\n${checkpoint(log, head)}`
    return { head, answer: await ask(`${witness.url}/add-checkpoint`, body) }
  }

  function understood({ head, answer }: Awaited<ReturnType<typeof led>>): Cosigned {
    if (answer === null) return failed('witness.unreachable')
    if (answer.status !== 200) return failed(PROBLEMS[answer.status] ?? 'witness.unusable')
    const cosignature = readCosignature(answer.body, witness.key, log, head)
    return cosignature ? { ok: true, head, cosignature } : failed('witness.unusable')
  }
}

const CONFLICT = 409
const PROBLEMS: Readonly<Record<number, CosignProblem>> = {
  403: 'witness.unknown-log',
  404: 'witness.unknown-log',
  422: 'witness.inconsistent',
}

const failed = (problem: CosignProblem): Cosigned => ({ ok: false, problem })

const sizeIn = (body: string): number | null => (/^(?:0|[1-9]\d{0,14})\n$/.test(body) ? Number(body) : null)

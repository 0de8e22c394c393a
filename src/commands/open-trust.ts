import type { Trust } from '../certificate/trust.ts'
import type { TrustFolderProblem } from '../certificate/trust-folder.ts'
import { watchTrust } from '../certificate/watch-trust.ts'
import { EXIT, type Refusal } from '../exit.ts'

/** The accepted authorities, read anew while the program runs. */
export interface OpenTrust {
  readonly now: () => Trust
  stop(): void
}

const LOOKS = 5000 // milliseconds

/** `report`: a file was changed into something of no use; what was read before stays in force. */
export async function openTrust(
  folder: string,
  missingCrls: Trust['revocation'],
  report: (problem: TrustFolderProblem) => void,
): Promise<OpenTrust | Refusal> {
  const trust = await watchTrust(folder, missingCrls)
  if ('kind' in trust) return trustRefusal(trust)
  const look = async () => {
    const problem = await trust.look()
    if (problem) report(problem)
  }
  const looking = setInterval(look, LOOKS).unref()
  return { now: trust.now, stop: () => clearInterval(looking) }
}

export const trustRefusal = ({ kind, file }: { readonly kind: string; readonly file: string }): Refusal => ({
  code: EXIT.misconfigured,
  sentence: `認証局のファイルを読めません: ${file}。The folder of accepted authorities cannot be used (${kind}); name another with --trust.`,
})

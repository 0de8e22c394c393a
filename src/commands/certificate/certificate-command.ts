import { once } from 'node:events'
import { runCertificate } from './run-certificate.ts'

/** `koshin certificate ...` in this process. Sets the exit code and lets the program end by itself. */
export async function certificateCommand(args: readonly string[], process: NodeJS.Process): Promise<void> {
  process.stdout.once('error', () => process.exit()) // whoever read the answers has gone
  process.exitCode = await runCertificate({
    args,
    clock: () => new Date(),
    stopwatch: () => performance.now(),
    async print(text) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain')
    },
    complain: (sentence) => void process.stderr.write(`Koshin: ${sentence.trimEnd()}\n`),
  })
}

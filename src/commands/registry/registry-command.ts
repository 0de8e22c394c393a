import { registryOptions } from './registry-options.ts'
import { showReceipt } from './show-receipt.ts'
import { verifyRegistry } from './verify-registry.ts'

/** `koshin registry ...` in this process. Sets the exit code and lets the program end by itself. */
export async function registryCommand(args: readonly string[], process: NodeJS.Process): Promise<void> {
  process.umask(0o077) // evidence names people
  const task = registryOptions(args)
  const outcome =
    'sentence' in task ? task : await (task.command === 'verify' ? verifyRegistry(task) : showReceipt(task))
  process.exitCode = outcome.code
  if ('output' in outcome) process.stdout.write(outcome.output)
  else process.stderr.write(`Koshin: ${outcome.sentence.trimEnd()}\n`)
}

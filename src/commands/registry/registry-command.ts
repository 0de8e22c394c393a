import type { Refusal } from '../../exit.ts'
import { importFile } from './import-file.ts'
import { type RegistryTask, registryOptions } from './registry-options.ts'
import { showReceipt } from './show-receipt.ts'
import { type RegistryOutcome, verifyRegistry } from './verify-registry.ts'

/** `koshin registry ...` in this process. Sets the exit code and lets the program end by itself. */
export async function registryCommand(args: readonly string[], process: NodeJS.Process): Promise<void> {
  process.umask(0o077) // evidence names people
  const task = registryOptions(args)
  const outcome = 'sentence' in task ? task : await done(task, process.stderr)
  process.exitCode = outcome.code
  if ('output' in outcome) process.stdout.write(outcome.output)
  else process.stderr.write(`Koshin: ${outcome.sentence.trimEnd()}\n`)
}

function done(task: RegistryTask, errors: NodeJS.WriteStream): Promise<RegistryOutcome | Refusal> {
  switch (task.command) {
    case 'verify':
      return verifyRegistry(task)
    case 'receipt':
      return showReceipt(task)
    case 'import':
      return importFile(task, (line, isLast) => errors.write(errors.isTTY && !isLast ? `${line}\r` : `${line}\n`))
  }
}

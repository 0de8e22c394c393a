import type { Refusal } from '../../exit.ts'
import { importFile } from './import-file.ts'
import { migrateFile } from './migrate-file.ts'
import { type RegistryTask, registryOptions, type ServeTask } from './registry-options.ts'
import { showReceipt } from './show-receipt.ts'
import { showStatus } from './show-status.ts'
import { type RegistryOutcome, verifyRegistry } from './verify-registry.ts'

/** `koshin registry ...` in this process. Sets the exit code and lets the program end by itself. */
export async function registryCommand(args: readonly string[], process: NodeJS.Process): Promise<void> {
  process.umask(0o077) // evidence names people
  const task = registryOptions(args)
  const outcome = 'sentence' in task ? task : await done(task, process)
  process.exitCode = outcome.code
  if ('output' in outcome) process.stdout.write(outcome.output)
  else process.stderr.write(`Koshin: ${outcome.sentence.trimEnd()}\n`)
}

function done(task: RegistryTask, process: NodeJS.Process): Promise<RegistryOutcome | Refusal> {
  switch (task.command) {
    case 'verify':
      return verifyRegistry(task)
    case 'receipt':
      return showReceipt(task, new Date())
    case 'import':
      return importFile(task, (line, isLast) => tell(process.stderr, line, isLast))
    case 'migrate':
      return migrateFile(task, (line, isLast) => tell(process.stderr, line, isLast))
    case 'status':
      return showStatus(task, new Date())
    case 'serve':
      return serve(task, process)
  }
}

/** On a terminal each line takes the place of the one before. */
const tell = (errors: NodeJS.WriteStream, line: string, isLast: boolean) =>
  errors.write(errors.isTTY ? `\r${line}\u001b[K${isLast ? '\n' : ''}` : `${line}\n`)

/** Loaded only when asked for. */
async function serve(task: ServeTask, process: NodeJS.Process): Promise<RegistryOutcome | Refusal> {
  const [{ serveRegistry }, { serviceLog }] = await Promise.all([
    import('./serve-registry.ts'),
    import('./service-log.ts'),
  ])
  return serveRegistry(task, await serviceLog(STANDARD_OUTPUT), process)
}

const STANDARD_OUTPUT = 1

import { EXIT } from '../exit.ts'
import { CONTROL_USAGE, kioskControl } from './kiosk-control.ts'

/** `koshin kiosk-control ...` in this process. */
export function controlCommand(args: readonly string[], process: NodeJS.Process): void {
  const outcome = kioskControl(args)
  if (outcome.kind === 'done') {
    process.stdout.write(outcome.output)
    return
  }
  const isUsage = outcome.kind === 'usage'
  process.exitCode = isUsage ? EXIT.usage : EXIT.notWritable
  process.stderr.write(`Koshin: ${outcome.problem}\n${isUsage ? `\n${CONTROL_USAGE}` : ''}`)
}

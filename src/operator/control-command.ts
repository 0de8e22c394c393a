import { spawnSync } from 'node:child_process'
import { EXIT } from '../exit.ts'
import { CONTROL_USAGE, type ControlOutcome, kioskControl } from './kiosk-control.ts'

/** `koshin kiosk-control ...` in this process. */
export function controlCommand(args: readonly string[], process: NodeJS.Process): void {
  const outcome = kioskControl(args)
  if (outcome.kind === 'done') process.stdout.write(outcome.output)
  else if (outcome.kind === 'to-start') startKiosk(process)
  else complain(outcome, process)
}

/** By its name: everything else about it is the unit's business. */
function startKiosk(process: NodeJS.Process): void {
  const { status } = spawnSync('systemctl', ['start', 'koshin-kiosk.service'], { stdio: 'inherit' })
  if (status === 0) return
  process.exitCode = EXIT.unavailable
  process.stderr.write('Koshin: 起動できませんでした。It was not started: systemctl status koshin-kiosk\n')
}

function complain(
  { kind, problem }: Extract<ControlOutcome, { readonly problem: string }>,
  process: NodeJS.Process,
): void {
  process.exitCode = kind === 'usage' ? EXIT.usage : EXIT.notWritable
  process.stderr.write(`Koshin: ${problem}\n${kind === 'usage' ? `\n${CONTROL_USAGE}` : ''}`)
}

import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import type { KioskOptions } from '../commands/kiosk-options.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { INSTALLED_OPTIONS } from '../operator/installed.ts'
import { hashPassword } from '../operator/password.ts'
import { createReaderThread } from '../reader/client.ts'
import { pcscliteProblem } from '../reader/pcsc/addon.ts'
import { realTimers } from '../reader/timers.ts'
import { becomeKiosk } from './become-kiosk.ts'
import { DOCTOR_USAGE, doctorOptions } from './doctor-options.ts'
import { type Examination, examine } from './examine.ts'
import { isWell, type UserFinding } from './finding.ts'
import { type InstalledKiosk, installedKiosk } from './installed-kiosk.ts'
import { understoodKiosk } from './kiosk-flags.ts'
import { readPassword } from './read-password.ts'
import { jsonReport, report } from './report.ts'
import { tellCode } from './tell-code.ts'

export interface DoctorOutcome {
  readonly code: ExitCode
  readonly output: string
  readonly complaint: string
}

/** The machine as the command finds it. */
export interface DoctorWorld
  extends Pick<Examination, 'environment' | 'terminal' | 'run' | 'now' | 'timers' | 'openReader'> {
  /** The first line of standard input, which a terminal does not show. */
  readonly readPassword: () => Promise<Uint8Array>
  readonly random: (length: number) => Uint8Array
  readonly installed: InstalledKiosk | null
  readonly becomeKiosk: () => readonly UserFinding[]
  readonly columns: number // of the terminal; Infinity where there is none
}

/** `koshin doctor ...` in this process. Sets the exit code and lets the program end by itself. */
export async function doctorCommand(args: readonly string[], dist: string, process: NodeJS.Process): Promise<void> {
  const { code, output, complaint } = await runDoctor(args, {
    environment: process.env,
    terminal: process,
    installed: installedKiosk(),
    becomeKiosk,
    columns: process.stdout.columns ?? Number.POSITIVE_INFINITY,
    run,
    readPassword: () => readPassword(process),
    random: randomBytes,
    now: new Date(),
    timers: realTimers,
    openReader: () =>
      pcscliteProblem() === null
        ? createReaderThread({ path: join(dist, 'reader-thread.mjs'), transcript: null })
        : null,
  })
  process.exitCode = code
  process.stdout.write(output)
  if (complaint !== '') process.stderr.write(`Koshin: ${complaint.trimEnd()}\n`)
}

/** From its arguments to what it prints. */
export async function runDoctor(args: readonly string[], world: DoctorWorld): Promise<DoctorOutcome> {
  const options = doctorOptions(args, world.environment)
  if ('problem' in options) return usage(options.problem)
  if (options.hash) return hash(world)
  const installed = options.kiosk.length === 0 ? world.installed : null
  const user = installed !== null && options.code === null ? world.becomeKiosk() : []
  const kiosk = await understoodKiosk(installed?.flags ?? options.kiosk)
  if ('problem' in kiosk) return usage(installed ? `${INSTALLED_OPTIONS}: ${kiosk.problem}` : kiosk.problem)
  const folder = dataFolder(kiosk.options) ?? installed?.folder ?? null
  const { code, language, json } = options
  const { columns } = world
  if (code !== null) return tellCode({ code, language, json, columns, config: kiosk.options.config, folder })
  const findings = [...user, ...(await examine({ ...world, ...kiosk, folder }))]
  return {
    code: isWell(findings) ? EXIT.done : EXIT.refused,
    output: json ? jsonReport(findings, language) : report(findings, language, columns),
    complaint: '',
  }
}

/** For koshin.toml. As long as the operator's screen lets it be, and at least as long as one that is not guessed. */
async function hash({ readPassword, random }: DoctorWorld): Promise<DoctorOutcome> {
  const password = await readPassword()
  const text = new TextDecoder('latin1').decode(password)
  if (!/^[ -~]{8,64}$/.test(text)) return usage('--hash: the password must be 8 to 64 printable ASCII characters')
  const output = `[operator]\npassword = "${await hashPassword(password, random)}"\n`
  password.fill(0)
  return { code: EXIT.done, output, complaint: '' }
}

/** As the kiosk finds it; null where it would make one of its own. */
function dataFolder({ data, registry }: KioskOptions): string | null {
  if (data !== null) return resolve(data)
  return registry.kind === 'sqlite' ? dirname(resolve(registry.path)) : null
}

const usage = (problem: string): DoctorOutcome => ({
  code: EXIT.usage,
  output: '',
  complaint: `${problem}\n\n${DOCTOR_USAGE}`,
})

const PATIENCE = 10_000 // milliseconds

const run: Examination['run'] = (command, args) =>
  new Promise((answer) =>
    execFile(command, [...args], { timeout: PATIENCE }, (error, output) => answer(error === null ? output : null)),
  )

import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { clerkCode } from '../../src/clerk-code/clerk-code.ts'
import { becomeKiosk } from '../../src/doctor/become-kiosk.ts'
import { runDoctor } from '../../src/doctor/doctor-command.ts'
import { installedKiosk } from '../../src/doctor/installed-kiosk.ts'
import { noteForgotten } from '../../src/operator/forgotten-cards.ts'
import { asNobody } from '../support/as-nobody.ts'
import { doctorWorld } from '../support/doctor-world.ts'
import { loggedRegistry } from '../support/logged-registry.ts'
import { runModule } from '../support/run-module.ts'

let machine: string
beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'koshin-installed-'))
  onTestFinished(() => rmSync(machine, { recursive: true }))
  chmodSync(machine, 0o755)
  mkdirSync(state(), { mode: 0o700 })
  cpSync('kiosk/rootfs/etc/default/koshin', options())
})
const options = () => join(machine, 'default-koshin')
const state = () => join(machine, 'state')

async function doctor(...args: string[]) {
  const world = doctorWorld({ installed: installedKiosk(options(), state()) })
  const { code, output, complaint } = await runDoctor(['--json', ...args], world)
  const kinds = () => (JSON.parse(output) as { findings: { kind: string }[] }).findings.map(({ kind }) => kind)
  return { code, output, complaint, kinds }
}

/** For good, so in a process of its own. The user and group are there on every Debian. */
const DOCTOR_OF_DAEMON = `
  import { becomeKiosk } from ${JSON.stringify(resolve('src/doctor/become-kiosk.ts'))}
  import { runDoctor } from ${JSON.stringify(resolve('src/doctor/doctor-command.ts'))}
  import { installedKiosk } from ${JSON.stringify(resolve('src/doctor/installed-kiosk.ts'))}
  import { doctorWorld } from ${JSON.stringify(resolve('test/support/doctor-world.ts'))}
  const installed = installedKiosk(process.argv[1], process.argv[2])
  const world = doctorWorld({ installed, becomeKiosk: () => becomeKiosk('daemon') })
  process.stdout.write((await runDoctor(['--json'], world)).output)`

describe('koshin doctor without flags, on an installed kiosk', () => {
  it('looks at the settings and the folder of that kiosk', async () => {
    expect(installedKiosk(options(), state())?.flags).toEqual(['--locked', '--config', '/etc/koshin/koshin.toml'])
    const config = join(machine, 'koshin.toml')
    writeFileSync(config, '[kiosk]\nlanguage = "en"\n')
    appendFileSync(options(), `KOSHIN_OPTIONS="--locked --config ${config}"\n`)
    noteForgotten(state(), [{ time: '2026-11-24T15:20:00Z', reader: 'R', serialEnd: '1234' }])
    const { output, kinds } = await doctor()
    expect(kinds()).toEqual(expect.arrayContaining(['settings.valid', 'cards.forgotten', 'folder.sound']))
    expect(output).toContain(config)
    expect(output).toContain('2026年11月25日 00時20分') // the kiosk's clock
    expect((await doctor('--samples')).kinds()).toEqual(expect.arrayContaining(['folder.none'])) // another kiosk
  })

  it('explains a code with the authorities of that kiosk', async () => {
    const config = join(machine, 'koshin.toml')
    writeFileSync(config, '[policies]\nnonsense = 1\n')
    appendFileSync(options(), `KOSHIN_OPTIONS="--config ${config}"\n`)
    const code = clerkCode({ place: 'new-pin', failure: null, readers: 'one-card', issuer: null, triesLeft: null })
    expect((await doctor('--code', code)).complaint).toContain(config)
  })

  it('names the file whose flags are not understood', async () => {
    appendFileSync(options(), "KOSHIN_OPTIONS='--frobnicate'\n")
    expect(await doctor()).toMatchObject({
      code: 2,
      complaint: expect.stringMatching(/^\/etc\/default\/koshin: .*frob/),
    })
  })

  it.skipIf(process.getuid?.() !== 0)('says to root what the kiosk’s user may not read or write', async () => {
    const { path, folder } = await loggedRegistry(1)
    const config = join(machine, 'koshin.toml')
    writeFileSync(config, '')
    appendFileSync(options(), `KOSHIN_OPTIONS="--registry sqlite:${path} --config ${config}"\n`)
    const found = () => {
      const { stdout, stderr } = runModule(DOCTOR_OF_DAEMON, options(), state())
      if (stdout === '') throw new Error(stderr)
      const { findings } = JSON.parse(stdout) as { findings: { kind: string; path?: string; state: string }[] }
      expect(findings).toContainEqual(expect.objectContaining({ kind: 'user.kiosk', user: 'daemon' }))
      return findings
        .filter(({ state, kind }) => state === 'to-do' && /^(settings|folder|file|registry)/.test(kind))
        .map(({ kind, path = '' }) => `${kind} ${path.replace(folder, '')}`)
    }
    const owned = [folder, ...readdirSync(folder).map((name) => join(folder, name))]
    for (const each of owned) chownSync(each, 1, 1)
    expect(found()).toEqual([])
    for (const each of owned.slice(1)) chownSync(each, 0, 0)
    for (const each of owned.slice(1)) chmodSync(each, 0o600)
    writeFileSync(join(folder, 'koshin.log'), '', { mode: 0o600 })
    chmodSync(config, 0o600)
    expect(found()).toEqual(
      expect.arrayContaining([
        'settings.unusable ',
        'file.forbidden /registry.db',
        'file.forbidden /registry.db.keys',
        'file.forbidden /koshin.log',
        'registry.unusable /registry.db',
      ]),
    )
    chownSync(folder, 0, 0)
    chmodSync(folder, 0o755)
    expect(found()).toContain('folder.unwritable ')
  })

  it('says that the kiosk’s user is missing', () => {
    if (process.getuid?.() === 0) expect(becomeKiosk('koshin-none')).toMatchObject([{ kind: 'user.missing' }])
  })

  it('takes nothing to be missing that this user may not see', async () => {
    const { path, folder } = await loggedRegistry(1)
    appendFileSync(options(), `KOSHIN_OPTIONS="--registry sqlite:${path}"\n`)
    expect((await doctor()).kinds()).toEqual(expect.arrayContaining(['cards.none', 'registry.read']))
    chmodSync(folder, 0)
    const { code, kinds, output } = await asNobody(() => doctor())
    chmodSync(folder, 0o700)
    expect(code).toBe(1)
    expect(kinds().filter((kind) => /^(cards|folder|registry)/.test(kind))).toEqual(['folder.forbidden'])
    expect(output).toContain('sudo')
  })
})

it.each([
  ['KOSHIN_OPTIONS="--locked \\\n  --reader pcsc \\\n--data /d"\n', ['--locked', '--reader', 'pcsc', '--data', '/d']],
  ['KOSHIN_OPTIONS=--locked \\\n --data /d', ['--locked', '--data', '/d']],
  ['KOSHIN_OPTIONS="--data /d\n--locked"\nKOSHIN_FONT="A:size=16"\n', ['--data', '/d', '--locked']],
  ["KOSHIN_OPTIONS='--data /d'\n# \\\n  # KOSHIN_OPTIONS=--locked\n", ['--data', '/d']],
  ['# it ends so: \\\nKOSHIN_OPTIONS=--locked\n', ['--locked']], // since systemd 254
  ['KOSHIN_OPTIONS=--locked\nKOSHIN_FONT=A \\\nKOSHIN_OPTIONS=--data\n', ['--locked']],
])('reads %j as systemd does', (file, flags) => {
  writeFileSync(options(), file)
  expect(installedKiosk(options(), state())?.flags).toEqual(flags)
})

it('finds no kiosk where none is installed', () => {
  expect(installedKiosk('/nowhere', '/nowhere')).toBe(null)
})

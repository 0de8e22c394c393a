import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { runInTerminal } from '../support/pty.ts'

const COMMANDS = [
  ['koshin [--reader', '', 'kiosk'],
  ['koshin card', 'card', 'card list', 'card show', 'card prove'],
  ['koshin certificate', 'certificate', 'certificate show', 'certificate check'],
  ['koshin registry', 'registry', ...subcommands('registry', 'verify receipt import status migrate serve')],
  ['koshin doctor', 'doctor'],
  [
    'koshin kiosk-control',
    'kiosk-control',
    ...subcommands('kiosk-control', 'out-of-service in-service exit status returned'),
  ],
] as const

function subcommands(command: string, names: string) {
  return names.split(' ').map((name) => `${command} ${name}`)
}

const asked = COMMANDS.flatMap(([usage, ...lines]) =>
  lines.flatMap((line) => ['--help', '-h'].map((flag) => ({ line: `${line} ${flag}`.trim(), usage }))),
)

describe('kiosk/koshin, asked for help', () => {
  it.each(asked)('koshin $line', ({ line, usage }) => {
    const { status, stdout, stderr } = spawnSync('kiosk/koshin', line.split(' '), { input: '', encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout.slice(0, usage.length)).toBe(usage)
  })

  it('leaves the terminal alone', async () => {
    const program = runInTerminal('kiosk/koshin', ['--help'], { columns: 200 })
    await program.exited
    await program.waitFor('--samples')
    expect(program.output()).not.toContain('\x1b')
  })

  it.each(['--help', '-h'])('npm run virtual-card -- %s', (flag) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/virtual-card.mjs', flag], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('npm run virtual-card -- NAME')
  })
})

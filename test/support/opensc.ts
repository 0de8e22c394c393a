import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { skipWithoutStack } from './pcscd.ts'

const PROGRAMS = ['opensc-tool', 'pkcs15-tool', 'piv-tool', 'pkcs15-crypt', 'pkcs11-tool'].map(
  (name) => `/usr/bin/${name}`,
)

export interface Finished {
  readonly code: number | null
  readonly said: string // both streams
}

/** A folder for the programs' files, and a way to run them in it. */
export interface Opensc {
  run(program: string, ...args: readonly string[]): Promise<Finished>
  write(name: string, content: Uint8Array | string): Promise<void>
  read(name: string): Promise<Uint8Array>
  remove(): Promise<void>
}

/** For `describe.skipIf`, like skipWithoutStack. */
export function skipWithoutOpensc(): boolean {
  if (skipWithoutStack()) return true
  if (PROGRAMS.every((program) => existsSync(program)) || process.env.CI === 'true') return false
  process.stderr.write('skipped: OpenSC is not installed (apt install opensc opensc-pkcs11)\n')
  return true
}

/**
 * OpenSC signs only with cards it has a driver for, by ATR or by a proprietary command. The one it calls MaskTech is its
 * plain ISO 7816 code and nothing else, so that is the one it is told to use for our PKCS#15 card.
 */
const CONFIGURATION = `app default {
  card_atr 3B:8C:01:80:73:F4:21:40:56:4B:4F:53:48:31:35:A6 { driver = "MaskTech"; name = "Koshin PKCS#15"; }
  framework pkcs15 { use_file_caching = no; }
}
`

export async function createOpensc(): Promise<Opensc> {
  const folder = await mkdtemp(join(tmpdir(), 'koshin-opensc-'))
  const configuration = join(folder, 'opensc.conf')
  await writeFile(configuration, CONFIGURATION)
  const env = { ...process.env, OPENSC_CONF: configuration, LANG: 'C.UTF-8' }
  return {
    run: (program, ...args) => run(program, args, { cwd: folder, env }),
    write: (name, content) => writeFile(join(folder, name), content),
    read: (name) => readFile(join(folder, name)),
    remove: () => rm(folder, { recursive: true }),
  }
}

function run(program: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const listen = (text: Buffer) => {
    said += text
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise<Finished>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}

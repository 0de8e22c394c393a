import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { kioskIdentity, machines } from './service.ts'
import type { Identity } from './service-certificates.ts'

/** Files as an operator has them. */
export interface ServiceFiles {
  readonly folder: string
  readonly service: readonly string[] // flags of `registry serve`
  kiosk(name: string): Promise<readonly string[]> // flags of a kiosk
}

export async function serviceFiles(folder: string): Promise<ServiceFiles> {
  const write = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const pair = (name: string, { cert, key }: Identity): readonly string[] => [
    ...['--tls-cert', write(`${name}.pem`, cert)],
    ...['--tls-key', write(`${name}.key`, key)],
  ]
  const authority = write('machines.pem', machines.pem)
  const own = await machines.issue({ subject: 'CN=registry', host: '127.0.0.1' })
  return {
    folder,
    service: [...pair('registry', own), '--client-ca', authority],
    kiosk: async (name) => [...pair(name, await kioskIdentity(name)), '--server-ca', authority],
  }
}

type Line = Readonly<Record<string, unknown>>

export interface ServiceProgram {
  readonly process: ChildProcess
  readonly port: number
  readonly lines: readonly Line[]
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>
}

/** `koshin registry serve` in a process of its own, once it listens. */
export async function startService(
  args: readonly string[],
  { program = 'dist/main.mjs', environment = {} as Readonly<Record<string, string>> } = {},
): Promise<ServiceProgram> {
  const child = spawn(process.execPath, [program, 'registry', 'serve', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: Line[] = []
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, errors })),
  )
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as Line
      lines.push(line)
      if (line.event === 'listening') resolve(Number(line.port))
    })
    void ended.then((end) => reject(new Error(`ended: ${JSON.stringify(end)}`)))
  })
  return { process: child, port, lines, ended }
}

import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { registryOptions } from '../../../src/commands/registry/registry-options.ts'
import { serveRegistry } from '../../../src/commands/registry/serve-registry.ts'
import { rawRequest } from '../../support/raw-request.ts'
import { kioskIdentity } from '../../support/service.ts'
import { serviceFiles } from '../../support/service-program.ts'

async function setting() {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-serve-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { service } = await serviceFiles(folder)
  const trust = ['--trust', 'dist/samples/trust']
  const flags = ['--database', `sqlite:${join(folder, 'registry.db')}`, '--listen', '127.0.0.1:0', ...service, ...trust]
  return { folder, flags }
}

/** Started, and what it says; `signals` ends it. */
function serve(flags: readonly string[]) {
  const task = registryOptions(['serve', ...flags])
  if ('sentence' in task) return { outcome: Promise.resolve(task), signals: new EventEmitter(), lines: [], port: null }
  if (task.command !== 'serve') throw new Error(task.command)
  const lines: Readonly<Record<string, unknown>>[] = []
  const listening = Promise.withResolvers<number>()
  const log = (line: object) => {
    const read = { ...line } as Record<string, unknown>
    lines.push(read)
    if (read.event === 'listening') listening.resolve(Number(read.port))
  }
  const signals = new EventEmitter()
  return {
    outcome: serveRegistry(task, { info: log, warn: log, error: log }, signals),
    signals,
    lines,
    port: listening.promise,
  }
}

const replaced = (flags: readonly string[], name: string, value: string | null) => {
  const at = flags.indexOf(name)
  const rest = flags.filter((_, index) => at < 0 || (index !== at && index !== at + 1))
  return value === null ? rest : [...rest, name, value]
}

describe('koshin registry serve', () => {
  it.each(['SIGTERM', 'SIGINT'])('answers until %s, with figures of its process', async (signal) => {
    const { flags } = await setting()
    const { outcome, signals, lines, port } = serve(flags)
    const asked = { method: 'GET', path: '/metrics' }
    const { status, body } = await rawRequest((await port) ?? 0, await kioskIdentity('kiosk-1'), asked)
    expect(status).toBe(200)
    expect(body).toContain('process_resident_memory_bytes')
    signals.emit(signal)
    expect(await outcome).toEqual({ code: 0, output: '' })
    expect(lines).toMatchObject([
      { event: 'listening', host: '127.0.0.1', port: await port },
      { event: 'request', operation: '/metrics' },
      { event: 'stopping', code: 0 },
    ])
  })

  it.each<[string, string, string | null, number, string]>([
    ['without a database', '--database', null, 2, 'database: is missing'],
    ['with an engine that there is not', '--database', 'mysql://x', 2, 'sqlite:FILE'],
    ['without an address', '--listen', null, 2, 'listen: is missing'],
    ['with half an address', '--listen', '8443', 2, 'HOST:PORT'],
    ['without a key', '--tls-key', null, 2, 'tls-key: is missing'],
    ['without who vouches for kiosks', '--client-ca', null, 2, 'client-ca: is missing'],
    ['with no rate', '--rate', '0', 2, 'rate'],
    ['with a key that is not there', '--tls-key', '/none/registry.key', 78, "open '/none/registry.key'"],
    ["with a key that is another's", '--tls-key', 'FOLDER/kiosk-1.key', 78, 'kiosk-1.key'],
    ['with a trust folder that is not there', '--trust', '/none/trust', 78, '/none/trust'],
    ['with settings that are not there', '--config', '/none/koshin.toml', 78, '/none/koshin.toml'],
    ['with a file that is no database', '--database', 'sqlite:FOLDER/kiosk-1.key', 65, 'kiosk-1.key'],
    ['with an address that is not this machine’s', '--listen', '192.0.2.1:0', 78, '192.0.2.1:0'],
  ])('does not start %s', async (_, name, value, code, named) => {
    const { folder, flags } = await setting()
    await (await serviceFiles(folder)).kiosk('kiosk-1')
    const refusal = await serve(replaced(flags, name, value?.replace('FOLDER', folder) ?? null)).outcome
    expect(refusal).toMatchObject({ code })
    expect('sentence' in refusal && refusal.sentence).toContain(named)
  })

  it('does not start where another program listens', async () => {
    const { flags } = await setting()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await serve(replaced(flags, '--listen', `127.0.0.1:${port}`)).outcome).toMatchObject({ code: 75 })
  })

  it('reads the agency’s rules', async () => {
    const { folder, flags } = await setting()
    writeFileSync(join(folder, 'koshin.toml'), '[search]\nnumber-digits = 7\n')
    const { outcome, signals, port } = serve([...flags, '--config', join(folder, 'koshin.toml')])
    const asked = { method: 'GET', path: '/v1/registry' }
    const { body } = await rawRequest((await port) ?? 0, await kioskIdentity('kiosk-1'), asked)
    expect(JSON.parse(body)).toEqual({
      name: 'koshin',
      kiosk: 'kiosk-1',
      search: { numberLength: 7, secondKey: 'name' },
    })
    signals.emit('SIGTERM')
    await outcome
  })
})

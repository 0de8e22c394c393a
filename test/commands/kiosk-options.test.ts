import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { kioskOptions } from '../../src/commands/kiosk-options.ts'
import { machines } from '../support/service.ts'
import { serviceFiles } from '../support/service-program.ts'

it('trains without flags', async () => {
  expect(await kioskOptions([])).toMatchObject({ reader: 'virtual', registry: { kind: 'throw-away' }, samples: true })
})

it('takes a real reader and a registry', async () => {
  expect(await kioskOptions(['--reader', 'pcsc', '--registry', 'sqlite:/var/lib/koshin/registry.db'])).toEqual({
    reader: 'pcsc',
    registry: { kind: 'sqlite', path: '/var/lib/koshin/registry.db' },
    trust: null,
    data: null,
    config: null,
    kiosk: 'kiosk-1',
    language: null,
    idleSeconds: null,
    locked: false,
    transcript: null,
    samples: false,
  })
})

it('takes a file for a transcript', async () => {
  expect(await kioskOptions(['--transcript', '/tmp/t'])).toMatchObject({ transcript: '/tmp/t', reader: 'virtual' })
})

it('never trusts the sample authority for real cards and a real registry unless told to', async () => {
  expect(await kioskOptions(['--reader', 'pcsc', '--registry', 'sqlite:x'])).toMatchObject({ samples: false })
  expect(await kioskOptions(['--reader', 'pcsc'])).toMatchObject({ samples: true })
  expect(await kioskOptions(['--registry', 'sqlite:x'])).toMatchObject({ samples: true })
  expect(await kioskOptions(['--reader', 'pcsc', '--registry', 'sqlite:x', '--samples'])).toMatchObject({
    samples: true,
  })
})

it.each([
  [['--reader', 'usb'], '--reader'],
  [['--registry', 'registry.db'], 'sqlite:FILE'],
  [['--kiosk', 'two words'], '--kiosk'],
  [['--kiosk', 'a\nkind contract'], '--kiosk'],
  [['--transcript', ''], '--transcript'],
  [['--idle', '0'], '--idle'],
  [['--idle', 'soon'], '--idle'],
  [['--unknown'], '--unknown'],
  [['visit'], 'visit'],
])('says what is wrong with %j', async (args, named) => {
  const refusal = await kioskOptions(args)
  expect(refusal).toMatchObject({ code: 2 })
  expect('sentence' in refusal && refusal.sentence).toContain(named)
})

describe('a service', () => {
  const url = 'https://registry.example.jp:8443'
  const folder = mkdtempSync(join(tmpdir(), 'koshin-options-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const ready = serviceFiles(folder)
  const flags = async (...more: string[]) => [
    ...['--registry', url, '--data', folder],
    ...(await (await ready).kiosk('kiosk-7')),
    ...more,
  ]

  it('is taken with the files of a certificate, whose name is the kiosk’s', async () => {
    const options = await kioskOptions(await flags('--reader', 'pcsc'))
    expect(options).toMatchObject({ kiosk: 'kiosk-7', samples: false, registry: { kind: 'service', url } })
    expect(options).toMatchObject({ registry: { identity: { cert: expect.stringContaining('BEGIN CERTIFICATE') } } })
    expect(await kioskOptions(await flags('--kiosk', 'kiosk-7'))).toEqual(await kioskOptions(await flags()))
  })

  it.each<[string, (all: string[]) => string[], number, string]>([
    ['without its own certificate', (all) => without(all, '--tls-cert'), 2, '--tls-cert'],
    ['without its key', (all) => without(all, '--tls-key'), 2, '--tls-key'],
    ['without an authority', (all) => without(all, '--server-ca'), 2, '--server-ca'],
    ['without a folder that lasts', (all) => without(all, '--data'), 2, '--data'],
    ['with authorities of its own', (all) => [...all, '--trust', '/x'], 2, '--trust'],
    ['with sample cards in the registry', (all) => [...all, '--samples'], 2, '--samples'],
    ['under another name', (all) => [...all, '--kiosk', 'kiosk-8'], 2, 'kiosk-7'],
    ['by a path', (all) => replaced(all, '--registry', `${url}/v2`), 2, 'https://HOST:PORT'],
    ['in the clear', (all) => replaced(all, '--registry', 'http://registry.example.jp'), 2, 'https://HOST:PORT'],
    ['with a file that is not there', (all) => replaced(all, '--tls-cert', join(folder, 'none.pem')), 78, 'ENOENT'],
    [
      "with another certificate's key",
      (all) => replaced(all, '--tls-key', join(folder, 'registry.key')),
      78,
      'registry.key',
    ],
    [
      'with a file that is no certificate',
      (all) => replaced(all, '--server-ca', join(folder, 'registry.key')),
      78,
      'registry.key',
    ],
  ])('is not taken %s', async (_, changed, code, named) => {
    const refusal = await kioskOptions(changed(await flags()))
    expect(refusal).toMatchObject({ code })
    expect('sentence' in refusal && refusal.sentence).toContain(named)
  })

  it('is not taken with a certificate that names no kiosk', async () => {
    const nameless = await machines.issue({ subject: 'O=Agency' })
    writeFileSync(join(folder, 'nameless.pem'), nameless.cert)
    writeFileSync(join(folder, 'nameless.key'), nameless.key)
    const certified = replaced(await flags(), '--tls-cert', join(folder, 'nameless.pem'))
    const refusal = await kioskOptions(replaced(certified, '--tls-key', join(folder, 'nameless.key')))
    expect(refusal).toMatchObject({ code: 78, sentence: expect.stringContaining('(CN)') })
  })

  it('is what the files of a certificate are for', async () => {
    const refusal = await kioskOptions(['--registry', 'sqlite:x', '--tls-cert', 'x'])
    expect(refusal).toMatchObject({ code: 2, sentence: expect.stringContaining('--tls-cert') })
  })
})

const without = (flags: string[], name: string) =>
  flags.filter((_, at) => at !== flags.indexOf(name) && at !== flags.indexOf(name) + 1)
const replaced = (flags: string[], name: string, value: string) => [...without(flags, name), name, value]

import { expect, it } from 'vitest'
import { kioskOptions } from '../../src/commands/kiosk-options.ts'

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
    language: 'ja',
    idleSeconds: 60,
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

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type DoctorWorld, runDoctor } from '../../src/doctor/doctor-command.ts'
import type { Finding } from '../../src/doctor/finding.ts'
import { testAuthority } from '../support/certificates.ts'
import { doctorWorld, quietTimers, statusOnly } from '../support/doctor-world.ts'
import { authority, loggedRegistry } from '../support/logged-registry.ts'
import { kioskIdentity, machines, serviceInTest } from '../support/service.ts'

type Found = Finding & { readonly state: string; readonly sentence: string }

async function doctor(args: readonly string[], world: Partial<DoctorWorld> = {}) {
  const { code, output, complaint } = await runDoctor([...args, '--json'], doctorWorld(world))
  if (output === '') throw new Error(complaint)
  const { well, findings } = JSON.parse(output) as { well: boolean; findings: Found[] }
  const of = (box: string) => findings.filter(({ kind }) => kind.startsWith(`${box}.`))
  return { code, well, findings, of, kinds: (box: string) => of(box).map(({ kind }) => kind) }
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'koshin-doctor-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

async function kiosk() {
  const { path, folder } = await loggedRegistry(2)
  const trust = join(folder, 'trust')
  mkdirSync(join(trust, 'anchors'), { recursive: true })
  mkdirSync(join(trust, 'crls'))
  writeFileSync(join(trust, 'anchors/a.cer'), authority.certificate)
  writeFileSync(join(trust, 'crls/a.crl'), await authority.revocationList()) // 2026-11-01 to 2027-11-01
  return { folder, path, trust, flags: ['--registry', `sqlite:${path}`, '--reader', 'pcsc'] }
}

const everythingIn = (path: string): unknown =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs, mode } = statSync(join(path, name))
      return { name, size, mtimeMs, mode }
    })

describe('koshin doctor', () => {
  it('finds a sound kiosk well, and changes nothing there', async () => {
    const { folder, flags } = await kiosk()
    const before = everythingIn(folder)
    const reader = statusOnly({ service: 'running', readers: [{ name: 'Reader 00 00', card: null }] })
    const { code, well, findings } = await doctor(flags, {
      openReader: () => reader,
      timers: quietTimers(),
      run: async () => 'BIZ UDGothic\nDejaVu Sans\n',
    })
    expect(findings.filter(({ state }) => state === 'to-do')).toEqual([])
    expect([code, well]).toEqual([0, true])
    expect(findings.map(({ kind }) => kind)).toEqual([
      'settings.absent',
      'cards.none',
      'module.built',
      'pcscd.running',
      'readers.found',
      'folder.sound',
      'disk.roomy',
      'locale.utf8',
      'fonts.found',
      'widths.unasked',
      'clock.plausible',
      'trust.read',
      'list.current',
      'registry.read',
    ])
    expect(everythingIn(folder)).toEqual(before)
    expect(reader.closed()).toBe(true)
  })

  it('says the same in lines, in the language that is asked for, and counts what there is to do', async () => {
    const flags = ['--data', join(folder(), 'none')]
    const { code, output } = await runDoctor([...flags, '--language', 'en'], doctorWorld({ environment: {} }))
    expect(code).toBe(1)
    expect(output).toMatch(/^TO DO {2}There is no data folder .*: make it, or name another with --data\.$/m)
    expect(output).toMatch(/^TO DO {2}The locale is not UTF-8/m)
    expect(output).toMatch(/There are 2 things to do\.\n$/)
    expect((await runDoctor(flags, doctorWorld())).output).toMatch(/^要対応 .*がありません。/m)
  })

  it('stays within the terminal', async () => {
    const { output } = await runDoctor(['--data', '/nowhere', '--language', 'en'], doctorWorld({ columns: 60 }))
    expect(output.split('\n').every((line) => line.length <= 60)).toBe(true)
    expect(output).toMatch(/^TO DO {2}There is no data folder .*\n {7}\S/m)
  })

  it.each([
    [{ service: 'stopped', readers: [] }, 'pcscd.stopped'],
    [{ service: 'denied', readers: [] }, 'pcscd.denied'],
    [{ service: 'restarting', readers: [] }, 'pcscd.silent'],
    [{ service: 'running', readers: [] }, 'readers.none'],
    [{ service: 'running', readers: [{ name: 'R', card: { insertion: 1, atr: '', mute: true } }] }, 'readers.mute'],
  ] as const)('of readers as %j says %s', async (status, kind) => {
    const world = { openReader: () => statusOnly(status), timers: quietTimers() }
    const { findings, code } = await doctor(['--reader', 'pcsc'], world)
    expect(findings).toContainEqual(expect.objectContaining({ kind, state: 'to-do' }))
    expect(code).toBe(1)
  })

  it('names the rule of polkit that the package installs', async () => {
    const world = { openReader: () => statusOnly({ service: 'denied', readers: [] }), timers: quietTimers() }
    for (const language of ['ja', 'en']) {
      const { of } = await doctor(['--reader', 'pcsc', '--language', language], world)
      const [rule = ''] = /\/[\w/.-]+\w/.exec(of('pcscd')[0]?.sentence ?? '') ?? []
      expect(existsSync(join('kiosk/rootfs', rule)), rule).toBe(true)
      expect(rule).toContain('/rules.d/')
    }
  })

  it('says how the card module is built where it is not', async () => {
    expect((await doctor(['--reader', 'pcsc'])).kinds('module')).toEqual(['module.missing'])
  })

  it('wants a data folder that is nobody else’s, and keys too', async () => {
    const { folder, path, flags } = await kiosk()
    chmodSync(folder, 0o755)
    chmodSync(`${path}.keys`, 0o644)
    const { kinds } = await doctor(flags)
    expect([...kinds('folder'), ...kinds('keys')]).toEqual(['folder.open', 'keys.open'])
  })

  it.each([
    ['2027-11-01T00:00:01Z', 'list.stale', 'clock.plausible'],
    ['2027-10-31T00:00:01Z', 'list.ending', 'clock.plausible'],
    ['2026-10-31T23:59:59Z', 'list.of-the-future', 'clock.behind'],
  ])('at %s says %s and %s', async (now, list, clock) => {
    const { flags } = await kiosk()
    const { kinds, code } = await doctor(flags, { now: new Date(now) })
    expect([...kinds('list'), ...kinds('clock'), code]).toEqual([list, clock, 1])
  })

  it('names the file of the trust folder that is of no use', async () => {
    const { trust, flags } = await kiosk()
    writeFileSync(join(trust, 'crls/b.crl'), await (await testAuthority({ name: 'O=stranger' })).revocationList())
    expect((await doctor(flags)).of('trust')).toMatchObject([
      { problem: 'crl.of-nobody', file: join(trust, 'crls/b.crl') },
    ])
  })

  it('says that every card is refused without revocation lists, unless koshin.toml only warns', async () => {
    const { folder, trust, flags } = await kiosk()
    rmSync(join(trust, 'crls'), { recursive: true })
    expect((await doctor(flags)).of('lists')).toMatchObject([{ kind: 'lists.none', isRefused: true }])
    writeFileSync(join(folder, 'koshin.toml'), '[policies]\nmissing-crls = "warn"\n')
    expect((await doctor(flags)).of('lists')).toMatchObject([{ kind: 'lists.none', isRefused: false }])
  })

  it('looks at the trust folder that koshin.toml names, unless a flag names another', async () => {
    const { folder, trust, flags } = await kiosk()
    writeFileSync(join(folder, 'koshin.toml'), '[kiosk]\ntrust = "/nowhere"\n')
    expect((await doctor(flags)).of('trust')).toMatchObject([{ kind: 'trust.unusable', file: '/nowhere/anchors' }])
    expect((await doctor([...flags, '--trust', trust])).kinds('trust')).toEqual(['trust.read'])
  })

  it('names the key of koshin.toml that is not known', async () => {
    const { folder, flags } = await kiosk()
    writeFileSync(join(folder, 'koshin.toml'), '[policies]\nmising-crls = "warn"\n')
    expect((await doctor(flags)).of('settings')).toMatchObject([
      { kind: 'settings.unusable', sentence: expect.stringContaining('policies.mising-crls') },
    ])
  })

  it('tells a registry that is not there from one that cannot be used', async () => {
    const at = folder()
    const flags = ['--registry', `sqlite:${join(at, 'registry.db')}`, '--samples']
    expect((await doctor(flags)).kinds('registry')).toEqual(['registry.absent'])
    writeFileSync(join(at, 'registry.db'), 'no database at all'.repeat(100))
    expect((await doctor(flags)).kinds('registry')).toEqual(['registry.unusable'])
  })
})

describe('koshin doctor of a kiosk with a service', () => {
  async function setting(identity = kioskIdentity('kiosk-1')) {
    const { registry } = await loggedRegistry(1)
    const running = await serviceInTest(registry)
    const at = folder()
    const { cert, key } = await identity
    for (const [name, pem] of Object.entries({ cert, key, ca: machines.pem })) writeFileSync(join(at, name), pem)
    const flags = (port: number) => [
      ...['--registry', `https://127.0.0.1:${port}`, '--data', at],
      ...['--tls-cert', join(at, 'cert'), '--tls-key', join(at, 'key'), '--server-ca', join(at, 'ca')],
    ]
    return { at, flags, port: running.port, stop: running.service.stop }
  }

  it('asks for its health with the kiosk’s certificate, which is looked at too', async () => {
    const { flags, port } = await setting()
    const { kinds } = await doctor(flags(port), { now: new Date() })
    expect([...kinds('service'), ...kinds('identity'), ...kinds('trust')]).toEqual([
      'service.well',
      'identity.ending', // the test's certificates last a day
      'trust.of-service',
    ])
  })

  it('says why it cannot be reached', async () => {
    const { flags, port, stop } = await setting()
    await stop()
    expect((await doctor(flags(port))).of('service')).toMatchObject([
      { kind: 'service.unreachable', problem: 'ECONNREFUSED' },
    ])
  })

  it('says that the kiosk’s certificate has ended, and that the clock is not slow', async () => {
    const { flags, port } = await setting()
    const later = await doctor(flags(port), { now: new Date(Date.now() + 10 * 24 * 3600_000) })
    expect([...later.kinds('identity'), ...later.kinds('clock')]).toEqual(['identity.ended', 'clock.plausible'])
    const earlier = await doctor(flags(port), { now: new Date(Date.now() - 10 * 24 * 3600_000) })
    expect(earlier.kinds('clock')).toEqual(['clock.behind'])
  })

  it('goes on where the certificate cannot be used at all', async () => {
    const { at, flags, port } = await setting()
    writeFileSync(join(at, 'cert'), 'no certificate')
    const { kinds, code } = await doctor(flags(port))
    expect([...kinds('identity'), ...kinds('folder'), code]).toEqual(['identity.unusable', 'folder.sound', 1])
  })
})

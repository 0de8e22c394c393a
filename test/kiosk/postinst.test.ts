import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

/** The package's script in a folder that stands for the machine, and what it asked other programs for. */
function configured(given: { readonly settings: string | null; readonly from: string }) {
  const root = mkdtempSync(join(tmpdir(), 'koshin-postinst-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const settings = join(root, 'etc/koshin/koshin.toml')
  for (const folder of ['etc/koshin', 'etc/xdg/foot', 'usr/lib/koshin', 'bin'])
    mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'etc/xdg/foot/foot.ini'), '[main]\n')
  const stubs = ['usr/lib/koshin/locked-foot-ini', 'bin/systemd-sysusers', 'bin/systemctl', 'bin/chown']
  for (const stub of stubs)
    writeFileSync(join(root, stub), `#!/bin/sh\necho "$0 $*" >> ${root}/calls\n`, { mode: 0o755 })
  if (given.settings !== null) writeFileSync(settings, given.settings)
  if (given.settings !== null) chmodSync(settings, 0o644)
  const script = readFileSync('kiosk/debian/postinst', 'utf8').replaceAll(
    /(?<=[\s!])\/(?=(etc|usr|run|boot)\/)/g,
    `${root}/`,
  )
  const { status, stderr } = spawnSync('sh', ['-c', script, 'postinst', 'configure', given.from], {
    env: { PATH: `${join(root, 'bin')}:${process.env.PATH}` },
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return { settings, calls: readFileSync(join(root, 'calls'), 'utf8').replaceAll(`${root}/`, '').split('\n') }
}

it.each(['', '0.1.0'])('shows koshin.toml, which may hold a hash, to the kiosk alone (before: "%s")', (from) => {
  const { settings, calls } = configured({ settings: '[operator]\n', from })
  expect((statSync(settings).mode & 0o777).toString(8)).toBe('640')
  const owned = calls.indexOf('bin/chown root:koshin-kiosk etc/koshin/koshin.toml')
  expect(owned).toBeGreaterThan(calls.indexOf('bin/systemd-sysusers koshin.conf')) // which makes the group
  expect(readFileSync(settings, 'utf8')).toBe('[operator]\n')
})

it('makes no koshin.toml where the operator took it away', () => {
  expect(configured({ settings: null, from: '0.1.0' }).calls.join()).not.toContain('chown')
})

// Upgrade, downgrade and purge of the package, on the running machine. /root/koshin-0.deb is installed, koshin-1.deb is newer.
import { expect } from './report.mjs'

const VERSION = `dpkg-query -W -f '\${Version} \${Status}' koshin`

export async function upgrades(kiosk) {
  const line = await kiosk.countEvents()
  const before = await kiosk.output(VERSION)
  await kiosk.output("echo '# the operator was here' >> /etc/koshin/koshin.toml")
  await kiosk.output('dpkg -i /root/koshin-1.deb')
  const after = await kiosk.output(VERSION)
  expect(after !== before && after.endsWith('install ok installed'), after)
  expect(
    (await kiosk.output('tail -1 /etc/koshin/koshin.toml')).includes('operator'),
    "the operator's settings are gone",
  )
  await kiosk.started(line)
  return `${before.split(' ')[0]} to ${after.split(' ')[0]}`
}

export async function refusesDowngrade(kiosk) {
  const before = await kiosk.output(VERSION)
  const { code, output: said } = await kiosk.run('dpkg -i /root/koshin-0.deb')
  expect(code !== 0 && said.includes('is older'), `${code} ${said}`)
  expect((await kiosk.output(VERSION)) === before, 'another version is installed')
  await kiosk.output('systemctl is-active koshin-kiosk')
  return before.split(' ')[0]
}

/** A new foot with another template: its bindings are off as well. */
export async function followsFoot({ output }) {
  await output(
    "sed -i 's/^# spawn-terminal=.*/&\\n# new-danger=Control+Shift+d/' /etc/xdg/foot/foot.ini; dpkg-trigger --no-await /etc/xdg/foot/foot.ini; dpkg --configure --pending",
  )
  expect((await output('grep new-danger /etc/koshin/foot.ini')) === 'new-danger=none', 'not bound to nothing')
  await output(
    "sed -i '/new-danger/d' /etc/xdg/foot/foot.ini; dpkg-trigger --no-await /etc/xdg/foot/foot.ini; dpkg --configure --pending",
  )
}

const LEFT = `find / -xdev \\( -path /proc -o -path /sys -o -path /opt/koshin-test -o -path /var/log/journal -o -path /usr/local \\) -prune -o -iname '*koshin*' -print | grep -v -e '^/root/koshin-' -e '^/etc/systemd/system/koshin-kiosk.service.d' -e koshin-test`

export async function purges(kiosk) {
  const said = await kiosk.output('dpkg --purge koshin')
  expect(said.includes('/var/lib/koshin'), said)
  const left = await kiosk.run(LEFT)
  expect(
    left.output.split('\n').every((path) => /^\/var\/lib\/koshin(\/|$)/.test(path)),
    left.output,
  )
  const owners = await kiosk.output('find /var/lib/koshin -printf "%u\\n" | sort -u; stat -c %a /var/lib/koshin')
  expect(owners === 'root\n700', owners)
  expect((await kiosk.run('getent passwd koshin-kiosk')).code !== 0, 'the user is still there')
  const getty = await kiosk.output('systemctl is-enabled getty@.service || true')
  expect(getty !== 'masked', 'logins are still off')
  return left.output.split('\n').join(' ')
}

export async function installsAgain(kiosk) {
  const line = await kiosk.countEvents()
  await kiosk.output('dpkg -i /root/koshin-1.deb')
  await kiosk.output(
    'sed -i \'s/^KOSHIN_OPTIONS=.*/KOSHIN_OPTIONS="--locked --samples --reader pcsc --registry sqlite:\\/var\\/lib\\/koshin\\/registry.db"/\' /etc/default/koshin',
  )
  await kiosk.output('systemctl start --no-block koshin-kiosk')
  await kiosk.started(line)
  const owner = await kiosk.output('stat -c %U /var/lib/koshin/registry.db')
  expect(owner === 'koshin-kiosk', `the registry belongs to ${owner}`)
}

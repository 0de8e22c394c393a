// What the machine is before anybody touches it.
import { setTimeout as sleep } from 'node:timers/promises'
import { ALIKE, pointsOffMenu } from './menu-picture.mjs'
import { expect } from './report.mjs'

const UNIT = '/usr/lib/systemd/system/koshin-kiosk.service'
const EXPOSURE = 15 // tenths

/** `verify` ends with 0 also for keys it does not know: what counts is that it says nothing. */
export async function unitIsSound({ run, output }) {
  const drop = '/etc/systemd/system/koshin-kiosk.service.d'
  const { code, output: said } = await run(
    `mv ${drop} /tmp/; systemd-analyze verify ${UNIT}; code=$?; mv /tmp/koshin-kiosk.service.d ${drop}; exit $code`,
  )
  expect(code === 0 && said === '', `systemd-analyze verify: ${code} ${said}`)
  const rated = await output(
    `systemd-analyze security --offline=true --threshold=${EXPOSURE} --no-pager koshin-kiosk.service`,
  )
  return /Overall exposure level[^:]*: ([\d.]+)/.exec(rated)[1]
}

export async function footIsLocked({ output }) {
  await output('foot --check-config --config=/etc/koshin/foot.ini')
  const bindings = await output(`awk '/^\\[/ { inside = /bindings\\]$/ } inside && /=/' /etc/koshin/foot.ini`)
  const lines = bindings.split('\n')
  expect(lines.length > 50 && lines.every((line) => line.endsWith('=none')), bindings)
  return `${lines.length} bindings off`
}

export async function userHasNoShell({ output, run }) {
  expect(/:\/usr\/sbin\/nologin$/.test(await output('getent passwd koshin-kiosk')), 'the user has a shell')
  expect(/^koshin-kiosk:!/.test(await output('getent shadow koshin-kiosk')), 'the user has a password')
  const tools = await run('command -v gcc g++ cc make npm')
  expect(tools.output === '', `the machine has ${tools.output}`)
}

export async function settingsAreInForce({ output }) {
  const sysctls = (await output('grep = /usr/lib/sysctl.d/90-koshin.conf')).split('\n')
  for (const [name, value] of sysctls.map((line) => line.split(' = '))) {
    const found = (await output(`sysctl -n ${name}`)).replaceAll('\t', ' ')
    expect(found === value, `${name} is ${found}, not ${value}`)
  }
  const masked = await output('systemctl is-enabled getty@tty2.service ctrl-alt-del.target rescue.service || true')
  expect(
    masked.split('\n').every((state) => state === 'masked'),
    masked,
  )
  const shown = await output('cat /etc/koshin/foot.ini | stat -c %a:%U /etc/koshin/foot.ini /var/lib/koshin')
  expect(shown === '644:root\n700:koshin-kiosk', shown)
  return `${sysctls.length} sysctls, ${masked.split('\n').length} units masked`
}

export async function menuIsShown(kiosk, file) {
  const fonts = await kiosk.output('cat /proc/$(pidof foot)/maps')
  expect(/BIZUDGothic/.test(fonts), 'foot has not opened BIZ UDGothic')
  let points = Infinity
  await kiosk.until('the menu', async () => {
    points = await pointsOffMenu(kiosk)
    return points < ALIKE
  })
  await sleep(500)
  await kiosk.machine.savePng(file)
  return `${points} points differ from kiosk/menu.png`
}

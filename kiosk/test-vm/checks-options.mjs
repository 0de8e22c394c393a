// How the kiosk starts with what stands in /etc/default/koshin.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from './report.mjs'

const INSTALLED = '--locked --config /etc/koshin/koshin.toml'
const NO_AUTHORITIES = '--locked --trust /nowhere --reader pcsc --registry sqlite:/var/lib/koshin/registry.db'
const READING = 15 // seconds, shorter than koshin-start waits

const setOptions = (kiosk, options) =>
  kiosk.output(
    `sed -i 's#^KOSHIN_OPTIONS=.*#KOSHIN_OPTIONS="${options}"#' /etc/default/koshin; systemctl restart --no-block koshin-kiosk`,
  )

/** Training, without any setting made. */
export async function startsAsInstalled(kiosk) {
  await setOptions(kiosk, INSTALLED)
  const log = '/tmp/systemd-private-*-koshin-kiosk.service-*/tmp/koshin-*/koshin.log'
  await kiosk.until('training', async () => (await kiosk.run(`grep '"reader":"virtual"' ${log}`)).code === 0)
  await kiosk.until('ready', async () => (await kiosk.run('systemctl is-active koshin-kiosk')).output === 'active')
}

/** What is wrong stands on the screen long enough to be read, and in the journal. */
export async function refusalIsReadable(kiosk) {
  await setOptions(kiosk, NO_AUTHORITIES)
  await sleep(READING * 1000)
  const { output: programs } = await kiosk.run('pidof node foot')
  expect(programs.split(' ').length === 1, 'the terminal is gone, or the program is not')
  await kiosk.until('its exit code in the journal', async () => {
    const { code } = await kiosk.run('journalctl -b -u koshin-kiosk --no-pager | grep -q "status=78/CONFIG"')
    return code === 0
  })
  return `still on the screen after ${READING} s`
}

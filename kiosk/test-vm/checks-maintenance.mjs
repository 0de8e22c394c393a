// What a kiosk shows that its operator has ended, and how it comes back.
import { difference } from './picture.mjs'
import { expect } from './report.mjs'
import { expectNoLogin, witness } from './witness.mjs'

const CURSOR = 200 // points, which blink
const NOTICE = '/usr/share/koshin/maintenance.txt' // after a line that clears the screen
const KEYS = ['ret', 'ctrl-c', 'ctrl-d', 'ctrl-alt-f2', 'alt-right', 'alt-sysrq-r', 'ctrl-alt-f2', 'ctrl-alt-delete']

/** The notice alone is read from the console's own memory, photographed, and no key takes it away. */
export async function noticeIsShown(kiosk, file) {
  await kiosk.output('koshin kiosk-control exit')
  const wanted = words(await kiosk.output(`tail -n +2 ${NOTICE}`))
  await kiosk.until('the notice', async () => words(await kiosk.output('cat /dev/vcs1')) === wanted)
  const before = await kiosk.machine.look()
  for (const key of KEYS) await kiosk.press(key)
  const seen = await witness(kiosk)
  expect(seen.terminal === 'tty1' && seen.kiosk.length === 0, `${seen.terminal}, ${seen.kiosk}`)
  expectNoLogin(seen, 'the notice')
  const points = difference(before, await kiosk.machine.look())
  expect(points < CURSOR, `${points} points of the notice changed by keys`)
  await kiosk.machine.savePng(file)
  return `${KEYS.length} keys change ${points} points`
}

const words = (text) => text.split(/\s+/).filter(Boolean).join(' ')

export async function menuComesBack(kiosk) {
  const line = await kiosk.countEvents()
  await kiosk.output('koshin kiosk-control in-service')
  await kiosk.started(line)
  await kiosk.screen('menu', line)
}

/** Which the notice says as well. */
export async function comesBackAfterPower(boots, kiosk) {
  await kiosk.output('koshin kiosk-control exit')
  await kiosk.until('the notice', async () => (await kiosk.run('systemctl is-active koshin-maintenance')).code === 0)
  const line = await kiosk.countEvents()
  await kiosk.output('sync')
  const again = await boots.boot({ fresh: false })
  await again.started(line)
  await again.screen('menu', line)
}

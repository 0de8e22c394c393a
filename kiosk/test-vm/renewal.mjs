import { setTimeout as sleep } from 'node:timers/promises'

const PIN = { current: '123456', new: '654321' }

/** From the menu to the review, with the old card in the first reader and the new one in the second. */
export async function renewToReview(kiosk) {
  await kiosk.readers()
  let line = await forward(kiosk, ['3'], 'current-card', await kiosk.countEvents())
  await kiosk.insert('current', 0)
  line = await forward(kiosk, ['ret'], 'current-pin', line)
  await kiosk.type(PIN.current)
  line = await forward(kiosk, ['ret'], 'new-card', line)
  await kiosk.insert('new', 1)
  line = await forward(kiosk, ['ret'], 'new-pin', line)
  await kiosk.type(PIN.new)
  return forward(kiosk, ['ret'], 'review', line)
}

/** To the receipt. Gives its number. */
export async function finish(kiosk, line) {
  await sleep(1000) // an Enter at once would not count
  await forward(kiosk, ['tab', 'ret'], 'result', line)
  const shown = (await kiosk.events(line)).find(({ screen }) => screen === 'result')
  return shown.receipt
}

export async function backToMenu(kiosk) {
  const line = await kiosk.countEvents()
  await kiosk.pull(0)
  await kiosk.pull(1)
  await forward(kiosk, ['ret'], 'menu', line)
}

/** As a visitor does: a key that came before the card was read is pressed again. */
export async function forward(kiosk, keys, screen, line) {
  const again = setInterval(press, 15_000)
  async function press() {
    for (const key of keys) await kiosk.press(key).catch(() => undefined)
  }
  try {
    await press()
    return await kiosk.screen(screen, line)
  } finally {
    clearInterval(again)
  }
}

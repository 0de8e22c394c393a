import { setTimeout as sleep } from 'node:timers/promises'
import { difference, readPng } from './picture.mjs'
import { expect } from './report.mjs'

export const ALIKE = 500 // points; a font one size larger changes a hundred times as many
const ROWS = [44, 656] // the clock and the readers' line may differ
const TRIES = 60

/** From the picture in kiosk/, which is what the README shows. */
export const pointsOffMenu = async (kiosk) => difference(readPng('kiosk/menu.png'), await kiosk.machine.look(), ROWS)

const KEYS = ['esc', 'ret', 'f2'] // to give up, and really; the other language

/** By the visitor's own keys, from wherever other keys have led. */
export async function backToSameMenu(kiosk, what) {
  let points = await pointsOffMenu(kiosk)
  for (let tries = 0; points >= ALIKE && tries < TRIES; tries++) {
    await kiosk.press(KEYS[tries % KEYS.length])
    await sleep(1500)
    points = await pointsOffMenu(kiosk)
  }
  expect(points < ALIKE, `${what}: ${points} points of the menu are not as before`)
}

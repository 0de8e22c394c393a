// What a power cut in the middle of a renewal leaves on the disk, and what the next start makes of it. In QEMU only: what was
// written and not synced is lost there, as it is with a real plug.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { confirmUntilOff, isWholeAfterCut } from './checks-faults.mjs'
import { expect } from './report.mjs'

const EACH = 3 // cuts on each side of the commit, at least
const DATA = '/var/lib/koshin'
const JOURNAL = { sentence: "the renewal's journal is there", condition: `[ -e ${DATA}/renewal.json ]` }
const WRITTEN = { sentence: 'the registry is written to', condition: `[ ${DATA}/registry.db-wal -nt /run/armed ]` }
const TOLD = {
  sentence: 'the receipt is on the screen',
  condition: `grep -q screen.:.result ${DATA}/koshin.log`,
  side: 'after',
}
const at = (event, delays) => delays.map((delay) => ({ ...event, delay, name: `${delay} s after ${event.sentence}` }))

/** By events, since what takes a kiosk milliseconds takes an emulated one seconds. */
export const MOMENTS = [
  ...at(JOURNAL, [0, 0, 0, 0.01, 0.1, 0.2, 0.5, 1]),
  ...at(WRITTEN, [0, 0.2, 1]),
  ...at(TOLD, [0, 0.5]),
]

/** When the question is on the disk, at the first instant it is not always. */
export const OPEN = { ...JOURNAL, delay: 0.5 }

/** Gives on which side of the commit the power went, by what is on the disk, and the length of the log there. */
export async function cutAt(kiosk, { condition, delay, side }, folder) {
  await kiosk.output('touch /run/armed')
  await kiosk.machine.cutWhen(condition, delay)
  await confirmUntilOff(kiosk)
  const found = whole(dataOn(kiosk.machine.disk, folder))
  expect((side ?? found.side) === found.side, 'what the visitor was told is not on the disk')
  return found
}

/** Boots what a cut left: the visitor is told, it is settled, and the disk says so after another cut. */
export async function settles(boots, { side, lines }, folder) {
  const kiosk = await boots.boot({ fresh: false })
  const note = await isWholeAfterCut(kiosk, lines)
  await kiosk.machine.cutPower()
  const { challenge } = whole(dataOn(kiosk.machine.disk, folder))
  expect(challenge === (side === 'before' ? 'closed' : 'used'), `the renewal is ${challenge} at last`)
  return `${note}, renewal ${challenge}`
}

export function fellOnBothSides(cuts) {
  const count = (wanted) => cuts.filter(({ side }) => side === wanted).length
  const counted = `${count('before')} before the commit, ${count('after')} after it`
  expect(count('before') >= EACH && count('after') >= EACH, counted)
  return counted
}

function dataOn(disk, folder) {
  mkdirSync(folder, { recursive: true })
  const { status, stderr } = spawnSync('unshare', ['--mount', 'kiosk/test-vm/disk-data.sh', disk, folder], {
    encoding: 'utf8',
  })
  expect(status === 0, stderr)
  return join(folder, 'koshin')
}

/** Exactly one of the two cards is active, and everything else on the disk says the same of the renewal as the cards do. */
function whole(data) {
  const database = new DatabaseSync(join(data, 'registry.db'))
  const { renewal, state, card } = database.prepare('select * from challenge order by time desc limit 1').get()
  const active = database
    .prepare(
      "select id from card where state = 'active' and registration = (select registration from card where id = ?)",
    )
    .all(card)
  const receipts = database.prepare('select count(*) as count from receipt where renewal = ?').get(renewal).count
  database.close()
  expect(active.length === 1, `${active.length} cards are active`)
  const side = active[0].id === card ? 'before' : 'after'
  const expected = side === 'before' ? ['open closed', 0] : ['used', 1]
  expect(expected[0].includes(state) && receipts === expected[1], `${side}: renewal ${state}, receipts ${receipts}`)
  const isOpen = existsSync(join(data, 'renewal.json')) // else only just written, or already taken away
  return { side, isOpen, challenge: state, lines: logLines(data), verified: verified(data) }
}

function verified(data) {
  const at = ['--registry', `sqlite:${join(data, 'registry.db')}`, '--head', join(data, 'head')]
  const { stdout, stderr } = spawnSync(process.execPath, ['dist/main.mjs', 'registry', 'verify', ...at], {
    encoding: 'utf8',
  })
  const { agrees, entries, cards } = JSON.parse(stdout || '{}')
  expect(agrees, stdout + stderr)
  return `chain agrees, entries ${entries}, cards ${cards}`
}

const logLines = (data) => readFileSync(join(data, 'koshin.log'), 'utf8').split('\n').length - 1

import { expect, it } from 'vitest'
import { settledReaders } from '../../../src/commands/card/settled-readers.ts'
import { createStatusBoard } from '../../../src/reader/status-board.ts'
import { done, failed } from '../../../src/result.ts'
import { fakeTimers } from '../../support/fake-timers.ts'

function watch() {
  const board = createStatusBoard('starting')
  const timers = fakeTimers()
  return { board, timers, readers: settledReaders(board, timers) }
}

it('gives the readers when nothing more has been heard of them for a while', async () => {
  const { board, timers, readers } = watch()
  board.post({ type: 'service.changed', service: 'running' })
  timers.pass(299)
  board.post({ type: 'reader.attached', reader: 'A' })
  timers.pass(299)
  board.post({ type: 'reader.attached', reader: 'B' })
  timers.pass(300)
  expect(await readers).toEqual(
    done([
      { name: 'A', card: null },
      { name: 'B', card: null },
    ]),
  )
  expect(timers.waiting()).toEqual([])
})

it('gives none when there are none', async () => {
  const { board, timers, readers } = watch()
  board.post({ type: 'service.changed', service: 'running' })
  timers.pass(300)
  expect(await readers).toEqual(done([]))
})

it.each([
  ['stopped', 'reader.service-stopped'],
  ['denied', 'reader.denied'],
] as const)('says at once that the service is %s', async (service, kind) => {
  const { board, timers, readers } = watch()
  board.post({ type: 'service.changed', service })
  expect(await readers).toEqual(failed({ kind }))
  expect(timers.waiting()).toEqual([])
})

it('does not wait for ever for a thread that does not start', async () => {
  const { timers, readers } = watch()
  timers.pass(5_000)
  expect(await readers).toEqual(failed({ kind: 'reader.restarting' }))
})

it('takes what there is when events never cease', async () => {
  const { board, timers, readers } = watch()
  board.post({ type: 'service.changed', service: 'running' })
  for (let time = 0; time < 50; time++) {
    timers.pass(100)
    board.post({ type: 'reader.attached', reader: `${time}` })
    board.post({ type: 'reader.detached', reader: `${time}` })
  }
  expect(await readers).toEqual(done([]))
})

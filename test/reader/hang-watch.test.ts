import { expect, it } from 'vitest'
import { watchForHang } from '../../src/reader/hang-watch.ts'
import type { ReaderEvent, ReaderStatus } from '../../src/types/reader.ts'

function watched() {
  let listener: (event: ReaderEvent) => void = () => {}
  let status: ReaderStatus = { service: 'running', readers: [] }
  const due = new Map<() => void, number>()
  let givenUp = 0
  watchForHang(
    {
      status: () => status,
      subscribe(each) {
        listener = each
        return () => {}
      },
    },
    {
      after(milliseconds, callback) {
        due.set(callback, milliseconds)
        return () => due.delete(callback)
      },
    },
    () => givenUp++,
  )
  return {
    due,
    givenUp: () => givenUp,
    show(service: ReaderStatus['service']) {
      status = { service, readers: [] }
      listener({ type: 'service.changed', service })
    },
  }
}

it('gives up on a thread that has not come back for 30 s', () => {
  const { due, givenUp, show } = watched()
  show('restarting')
  show('restarting')
  expect([...due.values()]).toEqual([30_000])
  for (const callback of due.keys()) callback()
  expect(givenUp()).toBe(1)
})

it('is content with one that comes back, or with pcscd away', () => {
  const { due, show } = watched()
  show('restarting')
  show('running')
  expect(due.size).toBe(0)
  show('stopped')
  expect(due.size).toBe(0)
})

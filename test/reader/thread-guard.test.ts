import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { THREAD_CLOSED } from '../../src/reader/protocol.ts'
import { guardExit } from '../../src/reader/thread-guard.ts'

function host() {
  const killed: string[] = []
  const events = new EventEmitter()
  return Object.assign(events, {
    pid: 42,
    killed,
    kill: (pid: number, signal: string) => killed.push(`${pid} ${signal}`),
  })
}

it('asks the thread to close when the process ends', () => {
  const process = host()
  const state = new SharedArrayBuffer(4)
  guardExit(process, state, () => Atomics.store(new Int32Array(state), 0, THREAD_CLOSED))
  process.emit('exit')
  expect(process.killed).toEqual([])
})

it('ends a process whose thread hangs, which could not end by itself', () => {
  const process = host()
  guardExit(process, new SharedArrayBuffer(4), () => undefined)
  process.emit('exit')
  expect(process.killed).toEqual(['42 SIGKILL'])
})

it('leaves a process alone whose thread has ended', () => {
  const process = host()
  guardExit(process, new SharedArrayBuffer(4), () => undefined)()
  process.emit('exit')
  expect(process.killed).toEqual([])
})

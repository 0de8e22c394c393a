import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/registry/engine.ts'
import { watchEngine } from '../../src/registry/watch-engine.ts'

function watched() {
  const told: object[] = []
  const failing = (error: Error | null) => async (): Promise<never> => {
    if (error !== null) throw error
    return undefined as never
  }
  let error: Error | null = null
  const engine: Engine = {
    read: () => failing(error)(),
    write: () => failing(error)(),
    add: () => failing(error)(),
    causeOf: (thrown) => (thrown instanceof RangeError ? thrown.message : null),
    close: async () => {},
  }
  let now = 0
  const watching = watchEngine(engine, { report: (state) => told.push(state), clock: () => new Date(now) })
  return {
    told,
    pass: (seconds: number) => {
      now += seconds * 1000
    },
    async ask(doing: 'read' | 'write' | 'add', thrown: Error | null = null) {
      error = thrown
      await expect(watching[doing](async () => {}).catch((caught: unknown) => caught)).resolves.toBe(
        thrown ?? undefined,
      )
    },
  }
}

const unreachable = (during: string, cause: string) => ({ event: 'database unreachable', during, cause })
const again = (during: string) => ({ event: 'database reached again', during })

describe('an engine that is watched', () => {
  it('says each cause once, until it was reached again', async () => {
    const { told, ask, pass } = watched()
    await ask('write')
    const causes = ['57P01', 'ECONNREFUSED', '57P01', 'ECONNREFUSED']
    for (const cause of causes) await ask('write', new RangeError(cause))
    pass(10)
    await ask('add')
    await ask('write')
    await ask('add', new RangeError('57P01'))
    expect(told).toEqual([
      unreachable('writing', '57P01'),
      unreachable('writing', 'ECONNREFUSED'),
      again('writing'),
      unreachable('writing', '57P01'),
    ])
  })

  it('does not take a full disk to be empty again because it can be read, or a little can be written', async () => {
    const { told, ask, pass } = watched()
    for (const full of [new RangeError('53100'), new RangeError('53100')]) {
      await ask('write', full)
      pass(9)
      await ask('write')
      await ask('read')
    }
    expect(told).toEqual([unreachable('writing', '53100')])
  })

  it('says nothing of a bug', async () => {
    const { told, ask } = watched()
    await ask('read', new TypeError('x'))
    await ask('read')
    expect(told).toEqual([])
  })
})

import { expect, it } from 'vitest'
import { createOneAtATime } from '../../src/reader/one-at-a-time.ts'

it('begins the next when the one before has ended, badly or well', async () => {
  const inTurn = createOneAtATime()
  const log: string[] = []
  const first = Promise.withResolvers<void>()
  const one = inTurn(async () => {
    log.push('first begins')
    await first.promise
    throw new Error('a bug')
  })
  const two = inTurn(async () => log.push('second begins'))
  await Promise.resolve()
  expect(log).toEqual(['first begins'])
  first.resolve()
  await expect(one).rejects.toThrow('a bug')
  await two
  expect(log).toEqual(['first begins', 'second begins'])
})

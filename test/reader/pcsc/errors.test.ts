import { expect, it } from 'vitest'
import { failureOf } from '../../../src/reader/pcsc/errors.ts'

it.each([
  ['8010001d', 'reader.service-stopped'],
  ['8010001e', 'reader.service-stopped'],
  ['80100013', 'reader.service-stopped'],
  ['8010006a', 'reader.denied'],
  ['8010002e', 'reader.none'],
  ['80100017', 'reader.unavailable'],
  ['80100009', 'reader.unavailable'],
  ['80100003', 'reader.unavailable'],
  ['8010000c', 'card.absent'],
  ['80100069', 'card.removed'],
  ['80100016', 'card.removed'],
  ['80100068', 'card.reset'],
  ['80100067', 'card.reset'],
  ['80100066', 'card.mute'],
  ['8010000f', 'card.mute'],
  ['8010000b', 'card.busy'],
  ['8010000a', 'card.timeout'],
  ['80100008', 'card.malformed'],
  ['80100001', 'reader.unavailable'],
])('understands %s', (code, kind) => {
  expect(failureOf(new Error(`SCardTransmit error: Some words.(0x${code})`)).kind).toBe(kind)
})

it('understands a code that was written with its sign', () => {
  expect(failureOf(new Error('SCardConnect error: Sharing violation.(0xffffffff8010000b)')).kind).toBe('card.busy')
})

it.each([new Error('Card Reader not connected'), 'no error', undefined])(
  'takes %s for a reader that is no more',
  (error) => {
    expect(failureOf(error).kind).toBe('reader.unavailable')
  },
)

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FAILURE, FAILURE_FIELDS } from '../../../src/registry/wire/failures.ts'
import { kioskName } from '../../../src/registry/wire/kiosk-name.ts'
import { octets } from '../../../src/registry/wire/octets.ts'
import { OPERATION_NAMES, SENT, TAKEN } from '../../../src/registry/wire/operations.ts'

describe('octets', () => {
  const schema = octets(300)

  it('are the same after the way there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = schema.encode(bytes)
        expect(text).toMatch(/^[\w-]*$/)
        expect(schema.parse(text)).toEqual(bytes)
      }),
    )
  })

  it('have an array of their own, since one that shares Node’s pool could show what others wrote there', () => {
    expect(schema.parse('AAAA').buffer.byteLength).toBe(3)
  })

  it.each(['A', 'AA==', 'A+/A', 'A A', 'あ', 'A'.repeat(401)])('are not %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false)
  })
})

describe('a failure', () => {
  it('of each kind is taken with its fields and no other', () => {
    const samples: Readonly<Record<string, unknown>> = {
      role: 'card',
      detail: 'd',
      on: 't',
      row: 'expiry',
      seconds: 1,
      fields: [{ name: 'n', present: 'p' }],
      revision: 2,
    }
    for (const [kind, shape] of Object.entries(FAILURE_FIELDS)) {
      const fields = Object.fromEntries(Object.keys(shape).map((name) => [name, samples[name]]))
      expect(FAILURE.parse({ kind, ...fields, pin: '1234' })).toEqual({ kind, ...fields })
      for (const name of Object.keys(shape))
        expect(FAILURE.safeParse({ kind, ...fields, [name]: undefined }).success).toBe(false)
    }
  })
})

it('has a body for every operation, strict where it is taken and lenient where it is sent', () => {
  const additional = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }).additionalProperties
  for (const name of OPERATION_NAMES) {
    expect(additional(TAKEN[name])).toBe(false)
    expect(additional(SENT[name])).toBeUndefined()
  }
})

it.each([
  [{ CN: 'kiosk-1' }, 'kiosk-1'],
  [{ CN: 'Kiosk_1.minato' }, 'Kiosk_1.minato'],
  [{ CN: ['kiosk-1', 'kiosk-2'] }, null],
  [{ CN: '' }, null],
  [{ CN: 'a b' }, null],
  [{ CN: 'a\n' }, null],
  [{ CN: 'a/b' }, null],
  [{}, null],
  [undefined, null],
])('the subject %j names %j', (subject, name) => {
  expect(kioskName(subject)).toBe(name)
})

import { expect, it } from 'vitest'
import { toJson } from '../../src/commands/json.ts'

it('escapes what a terminal would obey, and stays the same JSON', () => {
  const hostile = 'a\u001b[2J\u009b31m\u202etxt\u2028\u{e0041}工務店𠮷'
  const json = toJson({ name: hostile })
  expect(json).toBe('{\n  "name": "a\\u001b[2J\\u009b31m\\u202etxt\\u2028\\udb40\\udc41工務店𠮷"\n}\n')
  expect(JSON.parse(json)).toEqual({ name: hostile })
})

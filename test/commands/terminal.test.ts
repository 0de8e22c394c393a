import { expect, it } from 'vitest'
import { terminalRefusal } from '../../src/commands/terminal.ts'

const TTY = { isTTY: true }
const refusalIn = (environment: Record<string, string>) => terminalRefusal({ stdin: TTY, stdout: TTY, environment })

it.each([
  [{ LANG: 'ja_JP.UTF-8' }, null],
  [{ LANG: 'C.utf8' }, null],
  [{ LC_ALL: '', LANG: 'C.UTF-8' }, null],
  [{ LANG: 'ja_JP.eucJP' }, 78],
  [{ LC_ALL: 'C', LANG: 'ja_JP.UTF-8' }, 78],
  [{ LC_CTYPE: 'POSIX', LANG: 'ja_JP.UTF-8' }, 78],
  [{}, 78],
  [{ LANG: 'C.UTF-8', TERM: 'dumb' }, 66],
])('with %j', (environment, code) => {
  expect(refusalIn(environment)?.code ?? null).toBe(code)
})

it('wants a terminal on both sides', () => {
  const environment = { LANG: 'C.UTF-8' }
  expect(terminalRefusal({ stdin: {}, stdout: TTY, environment })?.code).toBe(66)
  expect(terminalRefusal({ stdin: TTY, stdout: {}, environment })?.code).toBe(66)
})

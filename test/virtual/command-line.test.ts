import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../src/virtual/command-line.ts'

const parse = (line: string) => parseCommandLine(line.split(' ').filter(Boolean))

describe('parseCommandLine', () => {
  it('takes a name alone', () => {
    expect(parse('new-same-pin')).toEqual({
      kind: 'insert',
      name: 'new-same-pin',
      port: 35_963,
      pin: null,
      triesLeft: null,
    })
  })

  it('takes a port, a PIN and a number of tries', () => {
    expect(parse('new --port 35964 --pin 12345678 --tries 0')).toEqual({
      kind: 'insert',
      name: 'new',
      port: 35_964,
      pin: '12345678',
      triesLeft: 0,
    })
  })

  it('takes the request to make the samples', () => expect(parse('--prepare')).toEqual({ kind: 'prepare' }))

  const names = 'Name one sample card: current, new, new-same-pin, expired, revoked, other-company, last-try.'
  it.each([
    ['', names],
    ['nobody', names],
    ['new current', names],
    ['toString', names],
    ['new --port 0', '--port takes a port number: 35963 is the first slot of vpcd, 35964 the second.'],
    ['new --port 65536', '--port takes a port number: 35963 is the first slot of vpcd, 35964 the second.'],
    ['new --port 1e4', '--port takes a port number: 35963 is the first slot of vpcd, 35964 the second.'],
    ['new --pin 12345', '--pin takes 6 to 8 digits (SP 800-73-4).'],
    ['new --pin abcdef', '--pin takes 6 to 8 digits (SP 800-73-4).'],
    ['new --tries 6', '--tries takes a number from 0 to 5.'],
    ['new --tries many', '--tries takes a number from 0 to 5.'],
    ['new --tries', "Option '--tries <value>' argument missing."],
    ['new --bogus', "Unknown option '--bogus'."],
  ])('refuses %j in one sentence', (line, sentence) => expect(parse(line)).toEqual({ kind: 'wrong', sentence }))
})

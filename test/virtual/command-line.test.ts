import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../src/virtual/command-line.ts'

const parse = (line: string) => parseCommandLine(line.split(' ').filter(Boolean))

describe('parseCommandLine', () => {
  it('takes a name alone', () => {
    expect(parse('new-same-pin')).toEqual({
      kind: 'insert',
      name: 'new-same-pin',
      application: 'piv',
      port: 35_963,
      pin: null,
      triesLeft: null,
      fault: null,
    })
  })

  it('takes a port, a PIN and a number of tries', () => {
    expect(parse('new --port 35964 --pin 12345678 --tries 0')).toEqual({
      kind: 'insert',
      name: 'new',
      application: 'piv',
      port: 35_964,
      pin: '12345678',
      triesLeft: 0,
      fault: null,
    })
  })

  it.each([
    ['pkcs15', '1234'],
    ['pkcs15', '12345678'],
    ['jpki', '1234'],
  ])('takes the %s card, with a PIN as it has: %s', (application, pin) => {
    expect(parse(`last-try --application ${application} --pin ${pin}`)).toMatchObject({ application, pin })
  })

  it('takes a fault and the exchange it comes at, the first one if none is said', () => {
    expect(parse('new --fault wrong-length --at 12')).toMatchObject({ fault: { kind: 'wrong-length', at: 12 } })
    expect(parse('new --fault mute')).toMatchObject({ fault: { kind: 'mute', at: 1 } })
  })

  it('takes the request to make the samples', () => expect(parse('--prepare')).toEqual({ kind: 'prepare' }))

  const names =
    'Name one sample card: current, new, new-same-pin, expired, revoked, other-company, last-try, untrusted, weak.'
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
    ['new --tries 4 --application jpki', '--tries takes a number from 0 to 3.'],
    ['new --pin 123456 --application jpki', '--pin takes 4 digits.'],
    ['new --pin 123 --application pkcs15', '--pin takes 4 to 8 digits.'],
    ['new --application gids', '--application takes one of piv, pkcs15, jpki.'],
    ['expired --application jpki', 'expired has a P-256 key, and the jpki card holds RSA keys alone.'],
    ['new --at 3', '--at goes with --fault.'],
    ['new --fault mute --at 0', '--at takes the number of an exchange: 1 is the first.'],
    ['new --fault fire', '--fault takes one of empty, late, garbage, wrong-length, reset, mute, swapped, pulled.'],
    ['new --tries many', '--tries takes a number from 0 to 5.'],
    ['new --tries', "Option '--tries <value>' argument missing."],
    ['new --bogus', "Unknown option '--bogus'."],
  ])('refuses %j in one sentence', (line, sentence) => expect(parse(line)).toEqual({ kind: 'wrong', sentence }))
})

import { describe, expect, it } from 'vitest'
import { cardOptions } from '../../../src/commands/card/card-options.ts'

const options = (line: string) => cardOptions(line === '' ? [] : line.split(' '))
const prove = { command: 'prove', statement: 'S', out: 'O', transcript: null }

describe('koshin card', () => {
  it.each([
    ['list', { command: 'list', transcript: null }],
    ['list --transcript T', { command: 'list', transcript: 'T' }],
    ['show', { command: 'show', reader: null, config: null, transcript: null }],
    ['show --reader A --config C', { command: 'show', reader: 'A', config: 'C', transcript: null }],
    ['prove --statement S --out O', { ...prove, reader: null, role: null }],
    ['prove --statement S --out O --reader A --role authentication', { ...prove, reader: 'A', role: 'authentication' }],
    ['prove --statement S --out O --role signature', { ...prove, reader: null, role: 'signature' }],
  ])('understands %j', (line, expected) => expect(options(line)).toEqual(expected))

  it.each([
    ['', 'list, show or prove?'],
    ['sign', 'not a command: sign'],
    ['constructor', 'not a command: constructor'],
    ['list --reader A', '--reader'],
    ['show A', 'A'],
    ['prove --out O', '--statement FILE is missing'],
    ['prove --statement S', '--out FILE is missing'],
    ['prove --statement S --out O --role new', '--role: must be authentication or signature'],
    ['prove --statement S --out O --pin 123456', '--pin'],
  ])('refuses %j', (line, sentence) => {
    expect(options(line)).toMatchObject({ code: 2, sentence: expect.stringContaining(sentence) })
  })
})

import { describe, expect, it } from 'vitest'
import { certificateOptions } from '../../../src/commands/certificate/certificate-options.ts'

const options = (line: string) => certificateOptions(line === '' ? [] : line.split(' '))

const asked = {
  leaf: 'F',
  anchors: ['A'],
  intermediates: [],
  crls: [],
  at: null,
  profile: 'card',
  revocation: 'refuse',
  policies: {
    initial: ['2.5.29.32.0'],
    explicitPolicy: false,
    inhibitPolicyMapping: false,
    inhibitAnyPolicy: false,
  },
}
const AT = new Date('2026-11-24T03:00:00Z')

describe('koshin certificate', () => {
  it.each([
    ['show F', { command: 'show', file: 'F' }],
    ['check --batch B', { command: 'batch', file: 'B' }],
    ['check F --anchors A', { command: 'check', question: asked }],
    ['check --anchors A F', { command: 'check', question: asked }],
  ])('understands %j', (line, expected) => expect(options(line)).toEqual(expected))

  it.each([
    ['--intermediates I', { intermediates: ['I'] }],
    ['--crls C', { crls: ['C'] }],
    ['--at 2026-11-24T03:00:00Z', { at: AT }],
    ['--at 2026-11-24T12:00:00+09:00', { at: AT }],
    ['--profile path', { profile: 'path' }],
    ['--profile card', { profile: 'card' }],
    ['--no-revocation', { revocation: 'off' }],
    ['--policy 1.2.3', { policies: { ...asked.policies, initial: ['1.2.3'] } }],
    ['--policy 1.2.3 --policy 2.5.29.32.0', { policies: { ...asked.policies, initial: ['1.2.3', '2.5.29.32.0'] } }],
    ['--explicit-policy', { policies: { ...asked.policies, explicitPolicy: true } }],
    ['--inhibit-policy-mapping', { policies: { ...asked.policies, inhibitPolicyMapping: true } }],
    ['--inhibit-any-policy', { policies: { ...asked.policies, inhibitAnyPolicy: true } }],
  ])('check F --anchors A %s', (flags, change) => {
    expect(options(`check F --anchors A ${flags}`)).toEqual({ command: 'check', question: { ...asked, ...change } })
  })

  it.each([
    ['', 'show or check?'],
    ['verify F', 'not a command: verify'],
    ['show', 'one FILE'],
    ['show F G', 'one FILE'],
    ['show F --anchors A', '--anchors'],
    ['show F --json', '--json'],
    ['check F', '--anchors DIR is missing'],
    ['check --anchors A', 'one FILE'],
    ['check F G --anchors A', 'one FILE'],
    ['check F --anchors A --at yesterday', '--at: must be RFC 3339'],
    ['check F --anchors A --at 2026-02-30T00:00:00Z', '--at: must be RFC 3339'],
    ['check F --anchors A --profile web', '--profile: '],
    ['check F --anchors A --policy any', 'must be an object identifier'],
    ['check F --anchors A --revocation', '--revocation'],
    ['check --batch B F', '--batch FILE stands alone'],
    ['check --batch B --anchors A', '--batch FILE stands alone'],
  ])('refuses %j', (line, sentence) => {
    expect(options(line)).toMatchObject({ code: 2, sentence: expect.stringContaining(sentence) })
  })
})

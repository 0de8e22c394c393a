import { describe, expect, it } from 'vitest'
import type { Failure } from '../../../src/failure.ts'
import type { Command } from '../../../src/iso7816/command.ts'
import { generalAuthenticate } from '../../../src/iso7816/commands/general-authenticate.ts'
import { askForData, getData, getStartOfData } from '../../../src/iso7816/commands/get-data.ts'
import { setSigningEnvironment } from '../../../src/iso7816/commands/manage-security-environment.ts'
import { computeDigitalSignature } from '../../../src/iso7816/commands/perform-security-operation.ts'
import { readBinary } from '../../../src/iso7816/commands/read-binary.ts'
import { readRecord } from '../../../src/iso7816/commands/read-record.ts'
import { selectApplication } from '../../../src/iso7816/commands/select.ts'
import { selectFile } from '../../../src/iso7816/commands/select-file.ts'
import { askTriesLeft, verify } from '../../../src/iso7816/commands/verify.ts'
import { run } from '../../../src/iso7816/run.ts'
import { statusWordText } from '../../../src/iso7816/status-word.ts'
import { done } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'

const EVERY = 65_536
const octets = hex('A000')
const NOT_THERE = ['6A82', '6A83', '6A88']
const THE_END = ['6282', '6B00']

interface Row {
  readonly command: Command<unknown>
  readonly failures: readonly Failure['kind'][]
  /** Status words that are no failure; null: none is. */
  readonly fine: readonly string[] | null
}

const COMMANDS: Readonly<Record<string, Row>> = {
  'GENERAL AUTHENTICATE': {
    command: generalAuthenticate({ algorithm: 0x07, key: 0x9a, template: octets }),
    failures: ['card.signing-failed'],
    fine: ['9000'],
  },
  'PERFORM SECURITY OPERATION': {
    command: computeDigitalSignature(octets),
    failures: ['card.signing-failed'],
    fine: ['9000'],
  },
  'MANAGE SECURITY ENVIRONMENT': {
    command: setSigningEnvironment({ key: 1 }),
    failures: ['card.signing-failed'],
    fine: ['9000'],
  },
  VERIFY: { command: verify(0x80, octets), failures: ['card.refused', 'pin.wrong', 'pin.blocked'], fine: ['9000'] },
  'VERIFY without data': { command: askTriesLeft(0x80), failures: [], fine: null },
  'GET DATA': { command: getData(octets), failures: ['card.refused'], fine: ['9000', ...NOT_THERE] },
  'GET DATA, its start': {
    command: getStartOfData(octets),
    failures: ['card.refused'],
    fine: ['9000', ...NOT_THERE, ...Array.from({ length: 256 }, (_, low) => statusWordText(0x6100 | low))],
  },
  'GET DATA for what may be missing': { command: askForData(octets), failures: [], fine: null },
  'READ BINARY': { command: readBinary(0, 256), failures: ['card.refused'], fine: ['9000', ...THE_END] },
  'READ RECORD': { command: readRecord(1), failures: ['card.refused'], fine: ['9000', ...THE_END, ...NOT_THERE] },
  SELECT: { command: selectApplication(octets), failures: [], fine: null },
  'SELECT of a file': {
    command: selectFile({ by: 'identifier', identifier: 0x5031 }),
    failures: ['card.refused'],
    fine: ['9000', ...NOT_THERE],
  },
}

/** What the parser makes of every status word: the failures there are, and the status words that are none. */
function understood({ parse }: Command<unknown>, data: Uint8Array) {
  const failures = new Set<string>()
  const fine: string[] = []
  for (let statusWord = 0; statusWord < EVERY; statusWord++) {
    const result = parse({ data, statusWord })
    if (result.ok) fine.push(statusWordText(statusWord))
    else failures.add(result.failure.kind)
  }
  return { failures: [...failures].sort(), fine: fine.length === EVERY ? null : fine.sort() }
}

describe.each(Object.entries(COMMANDS))('%s', (_name, { command, failures, fine }) => {
  it.each(['', '01', 'A5'.repeat(256)])('understands each of 65,536 status words after %j', (data) => {
    const expected = { failures: [...failures].sort(), fine: fine && [...fine].sort() }
    expect(understood(command, hex(data))).toEqual(expected)
  })

  it('comes to an end with each of them, when a card has no other answer', async () => {
    let most = 0
    for (let statusWord = 0; statusWord < EVERY; statusWord++) {
      let exchanges = 0
      const answer = Uint8Array.of(statusWord >> 8, statusWord & 0xff)
      const transmit = () => {
        exchanges++
        return Promise.resolve(done(answer))
      }
      await run({ transmit }, command)
      most = Math.max(most, exchanges)
    }
    expect(most).toBe(command.startOnly ? 2 : 257) // 6Cxx, or 61xx for ever
  })
})

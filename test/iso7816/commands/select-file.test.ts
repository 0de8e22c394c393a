import { expect, it } from 'vitest'
import { type FileAddress, type FileInformation, selectFile } from '../../../src/iso7816/commands/select-file.ts'
import { run } from '../../../src/iso7816/run.ts'
import { done, failed } from '../../../src/result.ts'
import { hex } from '../../support/hex.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

it.each<[string, FileAddress, FileInformation, string]>([
  ['an EF, as JPKI wants it', { by: 'element', identifier: 0x0018 }, 'nothing', '00A4020C020018'],
  ['any file', { by: 'identifier', identifier: 0x3f00 }, 'control-information', '00A40000023F0000'],
  ['a DF by its name', { by: 'name', name: hex('A000000063') }, 'control-parameters', '00A4040405A00000006300'],
  ['a path from the root', { by: 'path-from-root', path: hex('50154401') }, 'nothing', '00A4080C0450154401'],
  ['a path from here', { by: 'path-from-here', path: hex('4401') }, 'control-information', '00A4090002440100'],
])('selects %s', async (_name, address, information, octets) => {
  const card = scriptedChannel('9000')
  expect(await run(card, selectFile(address, information))).toEqual(done(hex('')))
  expect(card.sent).toEqual([octets])
})

it('asks for nothing unless told to', async () => {
  const card = scriptedChannel('9000')
  await run(card, selectFile({ by: 'element', identifier: 0x5031 }))
  expect(card.sent).toEqual(['00A4020C025031'])
})

it('gives what the card says of the file', async () => {
  const card = scriptedChannel('6106', '6F0480020100 9000')
  const command = selectFile({ by: 'identifier', identifier: 0x5031 }, 'control-information')
  expect(await run(card, command)).toEqual(done(hex('6F0480020100')))
})

const command = selectFile({ by: 'element', identifier: 0x000a })

it.each(['6A82', '6A88'])('takes %s for no such file', async (answer) => {
  expect(await run(scriptedChannel(answer), command)).toEqual(done(null))
})

it.each(['6982', '6A86', '63C3', '6283', '0000'])('hands on %s', async (answer) => {
  expect(await run(scriptedChannel(answer), command)).toEqual(failed({ kind: 'card.refused', statusWord: answer }))
})

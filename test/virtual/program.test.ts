import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runProgram } from '../../src/virtual/program.ts'
import { startVpcdServer, type VpcdServer } from '../support/vpcd-server.ts'

const ATR_LENGTH = 16
const now = new Date('2026-11-23T06:20:00Z')

let folder: string
let server: VpcdServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koshin-program-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  server = await startVpcdServer()
})
afterEach(() => server.close())

function start(...args: readonly string[]) {
  const printed = Promise.withResolvers<string>()
  const stop = Promise.withResolvers<void>()
  const complaints: string[] = []
  const code = runProgram({
    args,
    folder,
    now,
    print: printed.resolve,
    complain: (line) => complaints.push(line),
    stopped: stop.promise,
  })
  return { code, printed: printed.promise, complaints, stop: stop.resolve }
}

describe('virtual-card', () => {
  it('makes the samples and ends', async () => {
    expect(await start('--prepare').code).toBe(0)
    expect((await readdir(folder)).sort()).toEqual(['set-1.json', 'trust'])
  })

  it('inserts a card, says so in one line, and stays until it is stopped', async () => {
    const program = start('current', '--port', String(server.port))
    const slot = await server.accept()
    slot.sendRaw('0001 04')
    await slot.receive(2 + ATR_LENGTH)
    expect(await program.printed).toBe(`current is in the reader on port ${server.port}; PIN 123456.`)
    program.stop()
    expect(await program.code).toBe(0)
    await slot.gone
    expect(program.complaints).toEqual([])
  })

  it('gives the card the PIN and the tries it is told', async () => {
    const program = start('new', '--pin', '11112222', '--tries', '1', '--port', String(server.port))
    const slot = await server.accept()
    slot.sendRaw('000E 00A4040009A00000030800001000 0004 00200080 000D 002000800831313131 32323232 0004 00200080')
    expect(await slot.receive(4 + 4 + 4 + 4)).toBe('00026127' + '000263c1' + '00029000' + '00029000')
    program.stop()
    await program.code
  })

  it('shows a sample as a card of another application', async () => {
    const program = start('new', '--application', 'jpki', '--port', String(server.port))
    const slot = await server.accept()
    slot.sendRaw('0001 04 000F 00A4040C0AD392F000260100000001 0007 00A4020C020018 0004 00200080')
    expect(await slot.receive(11 + 4 + 4 + 4)).toBe(
      '0009' + '3be000ff8131fe4514' + '00029000' + '00029000' + '000263c3',
    )
    expect(await program.printed).toBe(
      `new is in the reader on port ${server.port}; PIN 6543, signature password KOSHIN654321.`,
    )
    program.stop()
    await program.code
  })

  it('lets the card fail as it is told', async () => {
    const program = start('new', '--fault', 'pulled', '--at', '2', '--port', String(server.port))
    const slot = await server.accept()
    slot.sendRaw('000E 00A4040009A00000030800001000')
    expect(await slot.receive(4)).toBe('00026127')
    slot.sendRaw('0004 00200080')
    expect(await program.code).toBe(0)
    await slot.gone
  })

  it('says that the reader went away', async () => {
    const program = start('new', '--port', String(server.port))
    const slot = await server.accept()
    slot.hangUp()
    expect(await program.code).toBe(69)
    expect(program.complaints).toEqual([`The virtual reader on port ${server.port} went away.`])
  })

  it('says that there is no reader', async () => {
    await server.close()
    const program = start('new', '--port', String(server.port))
    expect(await program.code).toBe(69)
    expect(program.complaints).toEqual([
      `No virtual reader answers on port ${server.port} (ECONNREFUSED): start pcscd, with vsmartcard-vpcd installed.`,
    ])
  })

  it('says what is wrong with its arguments', async () => {
    const program = start('nobody')
    expect(await program.code).toBe(2)
    expect(program.complaints).toHaveLength(1)
  })
})

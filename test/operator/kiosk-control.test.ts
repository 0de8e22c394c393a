import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { kioskControl } from '../../src/operator/kiosk-control.ts'
import { noteMaintenance } from '../../src/operator/note-maintenance.ts'
import { writeServiceFile } from '../../src/operator/service-files.ts'
import { watchService } from '../../src/operator/watch-service.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-control-'))
  return () => rmSync(folder, { recursive: true })
})

const control = (...args: string[]) => kioskControl([...args, '--data', folder])

function kiosk() {
  const told: object[] = []
  let look = () => {}
  const stop = watchService({
    folder,
    tell: (event) => told.push(event),
    every(_, each) {
      look = each
      return () => {}
    },
  })
  onTestFinished(stop)
  return { told, look: () => look() }
}

describe('koshin kiosk-control', () => {
  it('closes a kiosk and opens it again', () => {
    const { told, look } = kiosk()
    look()
    expect(told).toEqual([])
    expect(control('out-of-service', '機器の点検')).toEqual({ kind: 'done', output: '' })
    look()
    look()
    expect(told).toEqual([{ type: 'service.closed', reason: '機器の点検' }])
    control('out-of-service', '17時まで')
    look()
    control('in-service')
    look()
    expect(told.slice(1)).toEqual([{ type: 'service.closed', reason: '17時まで' }, { type: 'service.opened' }])
  })

  it('closes a kiosk that starts later, and one whose reason is empty', () => {
    control('out-of-service')
    expect(kiosk().told).toEqual([{ type: 'service.closed', reason: '' }])
  })

  it('asks for the end once; a request from before the start is forgotten', () => {
    control('exit')
    const { told, look } = kiosk()
    expect(told).toEqual([])
    control('exit')
    look()
    look()
    expect(told).toEqual([{ type: 'exit.requested' }])
  })

  it('says that an exit waits for the visitor, and withdraws it', () => {
    const { told, look } = kiosk()
    control('exit')
    look()
    expect(control('status')).toMatchObject({ output: expect.stringContaining('exit requested') })
    control('in-service')
    look()
    look()
    expect(told).toEqual([{ type: 'exit.requested' }, { type: 'exit.withdrawn' }])
    expect(control('status')).toEqual({ kind: 'done', output: '受付中 / in service\n' })
  })

  it('has no exit waiting once the program ends', () => {
    control('exit')
    noteMaintenance(folder, () => {})
    expect(control('status')).toMatchObject({ output: '受付中 / in service\n保守のため終了 / ended for maintenance\n' })
  })

  it('says what holds, and takes away that a kiosk ended for maintenance', () => {
    control('out-of-service', 'a "b"')
    control('exit')
    writeServiceFile(folder, 'maintenance', '')
    expect(control('status')).toEqual({
      kind: 'done',
      output:
        '受付停止 / out of service: "a \\"b\\""\n終了を依頼済み / exit requested\n保守のため終了 / ended for maintenance\n',
    })
    control('in-service')
    expect(control('status')).toMatchObject({ output: '受付中 / in service\n' })
  })

  it('starts an installed kiosk that was ended for maintenance, and no other', () => {
    expect(kioskControl(['in-service'], folder)).toEqual({ kind: 'done', output: '' })
    writeServiceFile(folder, 'maintenance', '')
    expect(kioskControl(['in-service', '--data', `${folder}/`], folder)).toEqual({ kind: 'to-start' })
    expect(kioskControl(['in-service'], folder)).toEqual({ kind: 'done', output: '' })
    writeServiceFile(folder, 'maintenance', '')
    expect(control('in-service')).toEqual({ kind: 'done', output: '' })
  })

  it('writes a file that is the folder’s owner’s alone', () => {
    control('out-of-service', 'x')
    const { mode, uid } = statSync(join(folder, 'out-of-service'))
    expect([mode & 0o777, uid]).toEqual([0o600, statSync(folder).uid])
  })

  it('writes to nothing that a link in the folder leads to', () => {
    const elsewhere = join(folder, 'elsewhere')
    writeFileSync(elsewhere, 'untouched')
    for (const name of ['out-of-service', 'out-of-service.new']) symlinkSync(elsewhere, join(folder, name))
    control('out-of-service', 'x')
    expect(readFileSync(elsewhere, 'utf8')).toBe('untouched')
    expect(readFileSync(join(folder, 'out-of-service'), 'utf8')).toBe('x\n')
  })

  it('cuts a reason that is far too long', () => {
    writeFileSync(join(folder, 'out-of-service'), 'x'.repeat(100_000))
    expect(kiosk().told).toEqual([{ type: 'service.closed', reason: 'x'.repeat(500) }])
  })

  it.each([[[]], [['close']], [['in-service', 'now']], [['out-of-service', 'a', 'b']], [['status', '--force']]])(
    'does not understand %j',
    (args) => {
      expect(kioskControl(args)).toMatchObject({ kind: 'usage' })
    },
  )

  it('says that there is no such folder', () => {
    const none = join(folder, 'none')
    const problem = expect.stringContaining(`データの保存先 ${none} がありません。--data で指定してください。`)
    for (const command of ['out-of-service', 'exit', 'status'])
      expect(kioskControl([command, '--data', none])).toEqual({ kind: 'not-written', problem })
  })
})

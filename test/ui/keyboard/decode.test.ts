import { describe, expect, it } from 'vitest'
import { createDecoder } from '../../../src/ui/keyboard/decode.ts'
import { type Key, keyId } from '../../../src/ui/keyboard/key.ts'

function decoder(longestPaste = 40) {
  const keys: Key[] = []
  const timers: { milliseconds: number; run: () => void }[] = []
  const { push } = createDecoder({
    emit: (key) => keys.push(key),
    after(milliseconds, run) {
      const timer = { milliseconds, run }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    longestPaste,
  })
  return {
    push: (text: string) => push(new TextEncoder().encode(text)),
    pushBytes: push,
    timers,
    expire: () => {
      for (const timer of timers.splice(0)) timer.run()
    },
    ids: () => keys.map(keyId),
    keys: () => keys,
  }
}

const idsOf = (text: string) => {
  const { push, ids } = decoder()
  push(text)
  return ids()
}

describe('decoder', () => {
  it.each([
    ['\r', 'enter'],
    ['\t', 'tab'],
    ['\x1b[Z', 'shift-tab'],
    ['\x7f', 'backspace'],
    ['\x08', 'backspace'],
    ['\x1b[A', 'up'],
    ['\x1bOB', 'down'],
    ['\x1b[C', 'right'],
    ['\x1bOD', 'left'],
    ['\x1b[H', 'home'],
    ['\x1b[1~', 'home'],
    ['\x1b[7~', 'home'],
    ['\x1b[F', 'end'],
    ['\x1b[4~', 'end'],
    ['\x1b[2~', 'insert'],
    ['\x1b[3~', 'delete'],
    ['\x1b[5~', 'page-up'],
    ['\x1b[6~', 'page-down'],
    ['\x1bOP', 'F1'],
    ['\x1bOS', 'F4'],
    ['\x1b[12~', 'F2'],
    ['\x1b[15~', 'F5'],
    ['\x1b[17~', 'F6'],
    ['\x1b[21~', 'F10'],
    ['\x1b[23~', 'F11'],
    ['\x1b[24~', 'F12'],
    ['\x1b[[A', 'F1'],
    ['\x1b[[E', 'F5'],
    ['\x01', 'ctrl-a'],
    ['\x03', 'ctrl-c'],
    ['\x1a', 'ctrl-z'],
    ['\x00', 'unknown'],
    ['\x1c', 'unknown'],
    ['\x1b[1;5A', 'unknown'],
    ['\x1b[15;2~', 'unknown'],
    ['\x1b[?62;4c', 'unknown'],
    ['\x1bx', 'unknown'],
    ['a', 'a'],
    ['あ', 'あ'],
    ['𠮷', '𠮷'],
    ['\u0085', 'unknown'],
  ])('reads %j as %s', (bytes, id) => {
    expect(idsOf(bytes)).toEqual([id])
  })

  it('tells the keys of a burst apart', () => {
    expect(idsOf('12\r\x7f\x1b[A\x1b[15~髙3')).toEqual(['1', '2', 'enter', 'backspace', 'up', 'F5', '髙', '3'])
  })

  it('reads every way of cutting a burst into chunks alike', () => {
    const bytes = new TextEncoder().encode('1\x1b[15~𠮷\x1b[[A\r')
    for (let cut = 1; cut < bytes.length; cut++) {
      const { pushBytes, ids } = decoder()
      pushBytes(bytes.slice(0, cut))
      pushBytes(bytes.slice(cut))
      expect(ids()).toEqual(['1', 'F5', '𠮷', 'F1', 'enter'])
    }
  })

  it('takes a lone ESC for the Esc key after 25 ms, and not before', () => {
    const { push, timers, expire, ids } = decoder()
    push('\x1b')
    expect(ids()).toEqual([])
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([25])
    expire()
    expect(ids()).toEqual(['escape'])
  })

  it('calls the timer off when the rest of a sequence comes', () => {
    const { push, timers, ids } = decoder()
    push('\x1b')
    push('[A')
    expect(timers).toEqual([])
    expect(ids()).toEqual(['up'])
  })

  it('reads Esc and another key in one burst as both', () => {
    expect(idsOf('\x1b\r')).toEqual(['escape', 'enter'])
  })

  it.each([[[0xff]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xf4, 0x90, 0x80, 0x80]], [[0xe3, 0x81]]])(
    'makes no character of %j, and reads what follows',
    (bytes) => {
      const { pushBytes, ids } = decoder()
      pushBytes(Uint8Array.from([...bytes, 0x31]))
      expect(ids().at(-1)).toBe('1')
      expect(ids().slice(0, -1)).not.toEqual([])
      expect(
        ids()
          .slice(0, -1)
          .every((id) => id === 'unknown'),
      ).toBe(true)
    },
  )

  it('wipes each chunk', () => {
    const chunk = new TextEncoder().encode('123456\r')
    decoder().pushBytes(chunk)
    expect([...chunk]).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  it('gives a pasted text as one key with all characters apart, and presses nothing that is in it', () => {
    const { push, keys } = decoder()
    push('\x1b[200~1\r2あ\t3\x1b[201~x')
    expect(keys()).toEqual([{ pasted: ['1', '\r', '2', 'あ', '\t', '3'] }, { character: 'x' }])
  })

  it('keeps nothing of a paste that is longer than any field', () => {
    const { push, keys } = decoder(10)
    push(`\x1b[200~${'1'.repeat(10_000)}\x1b[201~2`)
    expect(keys()).toEqual([{ pasted: null }, { character: '2' }])
  })

  it('gives up a paste that never ends', () => {
    const { push, expire, ids } = decoder()
    push('\x1b[200~123')
    expire()
    push('4')
    expect(ids()).toEqual(['unknown', '4'])
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const PROFILE = 'kiosk/rootfs/usr/share/koshin/japanese'
const made = mkdtempSync(join(tmpdir(), 'koshin-japanese-'))
const profile = (path: string) => readFileSync(join(PROFILE, path), 'utf8')

beforeAll(() => {
  execFileSync('node', ['kiosk/japanese.mjs', made])
})
afterAll(() => rmSync(made, { recursive: true }))

it('tells mozc to keep nothing of what is typed, and to use the keys of this repository', () => {
  const settings = fieldsOf(readFileSync(join(made, 'mozc/config1.db')))
  const [incognito, history, suggestions, keymap] = [20, 50, 100, 41].map((number) => settings.get(number))
  expect({ incognito, history, suggestions, keymap }).toEqual({
    incognito: 1,
    history: 2, // NO_HISTORY
    suggestions: 0,
    keymap: 0, // CUSTOM
  })
})

it('gives no key to what starts a program or brings back what somebody typed before', () => {
  const table = fieldsOf(readFileSync(join(made, 'mozc/config1.db'))).get(42)
  const [head, ...rows] = String(table).trim().split('\n')
  expect(head).toBe('status\tkey\tcommand')
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter((row) => !/^[A-Z]\w+\t[A-Z][\w ]*\t[A-Z]\w+$/.test(row))).toEqual([])
  expect(rows.filter((row) => /Launch|Report|Undo|Reconvert|Revert|Delete(Selected|Candidate)/.test(row))).toEqual([])
})

it('has no key of fcitx5 on but 半角/全角, 変換 and かな', () => {
  const [, hotkeys = ''] = /\[Hotkey\]([\s\S]*)\[Behavior\]/.exec(profile('fcitx5/config')) ?? []
  const given = hotkeys.split('\n').flatMap((line) => /^\w+=(.+)$/.exec(line)?.[1] ?? [])
  expect(given).toEqual(['False', 'Zenkaku_Hankaku', 'Henkan_Mode', 'Hiragana_Katakana'])
})

it('has one binding of labwc for keys and one for the mouse, which do nothing: with none it brings its own', () => {
  const settings = profile('labwc/rc.xml').replaceAll(/<!--[\s\S]*?-->/g, '')
  expect([...settings.matchAll(/<(?:key|mouse)bind /g)]).toHaveLength(2)
  expect([...settings.matchAll(/<action name="(\w+)"/g)].map(([, name]) => name)).toEqual(['None', 'None'])
  expect(settings).not.toContain('<default')
  expect(profile('labwc/menu.xml')).not.toContain('<item')
})

it('starts on every machine that the package is made for: a folder that has to be there is there on all of them', () => {
  const unit = (name: string) => readFileSync(`kiosk/rootfs/usr/lib/systemd/system/${name}.service`, 'utf8')
  const libraries = (name: string) =>
    [...unit(name).matchAll(/^ExecPaths=.*$/gm)].join().match(/\S*\/usr\/lib\S*(linux-gnu|64)/g)
  expect(libraries('koshin-ime')).toEqual(['-/usr/lib/x86_64-linux-gnu', '-/usr/lib/aarch64-linux-gnu', '-/usr/lib64'])
  for (const name of ['koshin-kiosk', 'koshin-maintenance']) expect(libraries(name)).toEqual(libraries('koshin-ime'))
})

it('makes a mouse cursor of one transparent pixel', () => {
  const octets = readFileSync(join(made, 'icons/default/cursors/default'))
  expect([octets.toString('latin1', 0, 4), octets.length, octets.readUInt32LE(64)]).toEqual(['Xcur', 68, 0])
})

/** The fields of a protocol buffer by number: a number, or text. */
function fieldsOf(octets: Buffer): ReadonlyMap<number, number | string> {
  const fields = new Map<number, number | string>()
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const octet = octets[at++] ?? 0
      value |= (octet & 0x7f) << shift
      if (octet < 0x80) return value
    }
  }
  while (at < octets.length) {
    const tag = varint()
    const value = varint()
    const isText = (tag & 7) === 2
    fields.set(tag >> 3, isText ? octets.toString('utf8', at, at + value) : value)
    if (isText) at += value
  }
  return fields
}

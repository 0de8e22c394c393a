import { KEYS } from './mozc-keys.mjs'

const NO_HISTORY = 2
const CUSTOM = 0

const SETTINGS = [
  [20, true], // incognito_mode
  [50, NO_HISTORY], // history_learning_level
  [100, false], // use_history_suggest
  [41, CUSTOM], // session_keymap
  [42, keymap()], // custom_keymap_table
  [56, false], // use_auto_ime_turn_off, after "www." and the like
  [80, false], // use_date_conversion
  [84, false], // use_emoticon_conversion
  [85, false], // use_calculator
  [86, false], // use_t13n_conversion: English for katakana
  [89, false], // use_emoji_conversion
  [90, encode([[1, false]])], // information_list_config.use_local_usage_dictionary: a window about the word
]

/**
 * mozc's settings, which it reads as a protocol buffer only. The numbers are those of `message Config` in mozc's
 * protocol/config.proto (2.29); every value is a varint or octets.
 */
export const mozcConfig = () => encode(SETTINGS)

function keymap() {
  const rows = Object.entries(KEYS).flatMap(([state, keys]) =>
    Object.entries(keys).map(([key, command]) => `${state}\t${key}\t${command}`),
  )
  return Buffer.from(`status\tkey\tcommand\n${rows.join('\n')}\n`)
}

function encode(settings) {
  return Buffer.concat(settings.map(([number, value]) => field(number, value)))
}

function field(number, value) {
  if (!Buffer.isBuffer(value)) return Buffer.concat([varint(number << 3), varint(Number(value))])
  return Buffer.concat([varint((number << 3) | 2), varint(value.length), value])
}

function varint(value) {
  const octets = []
  for (let rest = value; ; rest >>>= 7) {
    octets.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
    if (rest <= 0x7f) return Buffer.from(octets)
  }
}

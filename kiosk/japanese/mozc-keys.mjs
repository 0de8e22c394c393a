/**
 * What mozc's keys do in Koshin, by state. Left out on purpose is all that starts a program (word register, dictionary,
 * settings), brings back what was committed (undo, reconversion: the visitor before) or changes the kind of input
 * without showing it. A key that stands nowhere does nothing while something is being converted, and is the
 * program's while nothing is.
 */
const KINDS = {
  F6: 'ConvertToHiragana',
  F7: 'ConvertToFullKatakana',
  F8: 'ConvertToHalfWidth',
  F9: 'ConvertToFullAlphanumeric',
  F10: 'ConvertToHalfAlphanumeric',
  Muhenkan: 'SwitchKanaType',
  Enter: 'Commit',
  ESC: 'Cancel',
}

export const KEYS = {
  Precomposition: {
    ASCII: 'InsertCharacter',
    Space: 'InsertSpace',
    'Shift Space': 'InsertAlternateSpace',
    Hiragana: 'InputModeHiragana',
    Katakana: 'InputModeFullKatakana',
  },
  Composition: {
    ...KINDS,
    ASCII: 'InsertCharacter',
    Backspace: 'Backspace',
    Delete: 'Delete',
    Left: 'MoveCursorLeft',
    Right: 'MoveCursorRight',
    Home: 'MoveCursorToBeginning',
    End: 'MoveCursorToEnd',
    Space: 'Convert',
    'Shift Space': 'Convert',
    Henkan: 'Convert',
    Tab: 'PredictAndConvert',
  },
  Suggestion: { Down: 'PredictAndConvert' },
  Conversion: {
    ...KINDS,
    Backspace: 'Cancel',
    Delete: 'Cancel',
    Space: 'ConvertNext',
    Henkan: 'ConvertNext',
    Down: 'ConvertNext',
    Tab: 'ConvertNext',
    'Shift Space': 'ConvertPrev',
    'Shift Henkan': 'ConvertPrev',
    Up: 'ConvertPrev',
    'Shift Tab': 'ConvertPrev',
    PageDown: 'ConvertNextPage',
    PageUp: 'ConvertPrevPage',
    Left: 'SegmentFocusLeft',
    Right: 'SegmentFocusRight',
    Home: 'SegmentFocusFirst',
    End: 'SegmentFocusLast',
    'Shift Left': 'SegmentWidthShrink',
    'Shift Right': 'SegmentWidthExpand',
  },
}

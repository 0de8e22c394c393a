import { Box } from 'ink'
import TextInput from 'ink-text-input'
import type { PinDialog } from '../../types/scene.ts'
import { cells, padEnd } from '../cells.ts'
import type { Typing } from '../stage.ts'
import { PERSON_CELLS } from '../text-field.ts'
import { GLYPHS } from '../theme.ts'
import type { View } from '../view.ts'
import type { PinWords } from '../words/words.ts'
import { Styled } from './block.tsx'
import { CursorMark } from './cursor-mark.tsx'

interface Props {
  readonly dialog: PinDialog
  readonly words: PinWords
  readonly view: View
  readonly typing: Typing
  readonly covered: boolean // by an overlay
}

/** PIN番号 and 担当者 under each other; with a pad the latter alone. A new attempt gets new fields, since ink-text-input keeps its cursor. */
export function PinFields({ dialog, words, view, typing, covered }: Props) {
  const label = Math.max(cells(words.pin), cells(words.person))
  const heading = (text: string, field: View['field']) =>
    `${view.field === field ? GLYPHS.focus : ' '} ${padEnd(text, label)}  `
  return (
    <Box key={`${dialog.role} ${dialog.attempt}`} flexDirection="column" rowGap={1}>
      {dialog.pinPad === null && (
        <Field heading={heading(words.pin, 'pin')} note={words.rules(dialog.rules)} width={dialog.rules.maxLength + 1}>
          {!covered && view.field === 'pin' && <CursorMark at={{ row: 0, column: view.pin.length }} />}
          <TextInput value={view.pin} onChange={typing.pin} focus={view.field === 'pin'} mask="*" />
        </Field>
      )}
      <Field heading={heading(words.person, 'person')} note={words.optional} width={PERSON_CELLS + 1}>
        {!covered && view.field === 'person' && <CursorMark at={{ row: 0, column: cells(view.person) }} />}
        <TextInput value={view.person} onChange={typing.person} focus={view.field === 'person'} />
      </Field>
    </Box>
  )
}

interface FieldProps {
  readonly heading: string
  readonly note: string
  readonly width: number
  readonly children: React.ReactNode
}

const Field = ({ heading, note, width, children }: FieldProps) => (
  <Box height={1}>
    <Styled look={{ bold: true }}>{heading}</Styled>
    <Box width={width} height={1} flexShrink={0}>
      {children}
    </Box>
    <Styled look={{ role: 'quiet' }}>{` (${note})`}</Styled>
  </Box>
)

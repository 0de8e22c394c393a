import { Box, Text } from 'ink'
import TextInput from 'ink-text-input'
import { wrapProse } from '../cells.ts'
import { cursorCell } from '../cursor-cell.ts'
import { type Draft, focusedButton, focusedInput, problemsOf, textOf } from '../form/draft.ts'
import type { FormLayout, Line } from '../form/form-layout.ts'
import { summaryRows } from '../form/summary-layout.ts'
import type { Frame } from '../frame.ts'
import { Styled } from '../parts/block.tsx'
import { Button } from '../parts/button.tsx'
import { CursorMark } from '../parts/cursor-mark.tsx'
import type { Typing } from '../stage.ts'
import type { Role } from '../theme.ts'
import type { ScreenProps } from './props.ts'

type Props = ScreenProps<'search' | 'registration-form' | 'change-form'>

/** 資格審査情報検索, 利用者登録 and 利用者変更: a list that scrolls under a notice, over what is said about the field. */
export function FormScreen({ frame, typing }: Props) {
  const { form, view } = frame
  if (form === null || view.draft === null) return null
  return view.draft.summary === null ? (
    <Form layout={form} draft={view.draft} frame={frame} typing={typing} />
  ) : (
    <Summary draft={view.draft} frame={frame} />
  )
}

interface FormProps {
  readonly layout: FormLayout
  readonly draft: Draft
  readonly frame: Frame
  readonly typing: Typing
}

function Form({ layout, draft, frame, typing }: FormProps) {
  const { words, room } = frame
  const button = focusedButton(draft)
  const more = [layout.above ? words.form.more.above : '', layout.below ? words.form.more.below : ''].filter(Boolean)
  return (
    <Box flexDirection="column" height={room.rows}>
      {layout.notice.length > 0 && (
        <Box paddingX={1} flexShrink={0}>
          <Styled look={{ role: 'notice', bold: true }}>{layout.notice.join('\n')}</Styled>
        </Box>
      )}
      <Box flexDirection="column" flexGrow={1} overflow="hidden">
        <Lines layout={layout} draft={draft} typing={typing} covered={frame.scene.overlay !== null} />
      </Box>
      <Box paddingX={1} flexDirection="column" flexShrink={0}>
        <Styled look={{ role: 'notice' }}>{layout.messages.join('\n')}</Styled>
      </Box>
      <Box flexShrink={0} columnGap={4} paddingX={2}>
        {draft.buttons.map((name) => (
          <Button key={name} label={words.form.buttons[name]} focused={name === button} />
        ))}
        <Styled look={{ role: 'quiet' }}>{more.join('  ')}</Styled>
      </Box>
    </Box>
  )
}

const ROLES: Readonly<Record<Line['look'], { role?: Role; bold?: boolean }>> = {
  plain: {},
  heading: { bold: true, role: 'title' },
  quiet: {},
  marked: { role: 'notice' },
}

/** The focused field covers its own rows: what follows it begins below them. */
function Lines({ layout, draft, typing, covered }: Omit<FormProps, 'frame'> & { readonly covered: boolean }) {
  const input = focusedInput(draft)
  const at = layout.lines.findIndex(({ field }) => field !== undefined)
  const field = layout.lines[at]?.field
  if (input === null || field === undefined) return <Rows lines={layout.lines} />
  return (
    <>
      <Rows lines={layout.lines.slice(0, at)} />
      <Box height={field.rows} flexShrink={0}>
        <Text bold wrap="truncate">
          {field.heading}
        </Text>
        <Box width={layout.valueWidth} flexShrink={0}>
          {!covered && <CursorMark at={cursorCell(textOf(draft, input.name), draft.cursor, layout.valueWidth)} />}
          <TextInput
            key={`${input.name} ${draft.generation}`}
            value={unbroken(textOf(draft, input.name))}
            onChange={(text) => typing.field(text.replaceAll(NO_BREAK_SPACE, ' '))}
            {...(input.secret ? { mask: '*' } : {})}
          />
        </Box>
      </Box>
      <Rows lines={layout.lines.slice(at + field.rows)} />
    </>
  )
}

/** Ink breaks at spaces, and would not fill the rows that the layout counts on. */
const NO_BREAK_SPACE = '\u00a0'
const unbroken = (text: string): string => text.replaceAll(' ', NO_BREAK_SPACE)

const Rows = ({ lines }: { readonly lines: readonly Line[] }) => (
  <>
    {lines.map(({ text, look }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
      <Box key={index} height={1} flexShrink={0}>
        <Styled look={ROLES[look]}>{text === '' ? ' ' : text}</Styled>
      </Box>
    ))}
  </>
)

function Summary({ draft, frame }: { readonly draft: Draft; readonly frame: Frame }) {
  const { words, room } = frame
  const head = wrapProse(words.form.summary(problemsOf(draft).length), room.columns - 2).map((row) => ` ${row}`)
  return (
    <Box flexDirection="column">
      <Styled look={{ role: 'notice', bold: true }}>{head.join('\n')}</Styled>
      {summaryRows(draft, words, room).map(({ text, chosen }) => (
        <Text key={text} inverse={chosen} wrap="truncate">
          {text}
        </Text>
      ))}
    </Box>
  )
}

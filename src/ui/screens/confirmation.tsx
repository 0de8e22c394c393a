import { Box } from 'ink'
import { Styled } from '../parts/block.tsx'
import { Button } from '../parts/button.tsx'
import type { ScreenProps } from './props.ts'

export function ConfirmationScreen({
  screen,
  frame,
}: ScreenProps<'registration-confirmation' | 'change-confirmation'>) {
  const { words, view, confirmation } = frame
  if (confirmation === null) return null
  const { rows, room, findings, lastScroll } = confirmation
  const shown = rows.slice(view.scroll, view.scroll + room)
  const { commit, back, position } = words.confirmation
  const journey = screen.form.registered === null ? 'registration' : 'change'
  return (
    <Box flexDirection="column">
      <Styled look={{}}>{shown.join('\n')}</Styled>
      <Box paddingX={1} flexDirection="column" flexShrink={0}>
        <Styled look={{ role: 'notice' }}>{findings.join('\n')}</Styled>
      </Box>
      <Box justifyContent="center" columnGap={6} flexShrink={0}>
        {screen.notice === null && <Button label={commit[journey]} focused={screen.focused === 'commit'} />}
        <Button label={back} focused={screen.focused === 'back'} />
        {lastScroll > 0 && (
          <Styled look={{ role: 'quiet' }}>{position(view.scroll + 1, view.scroll + shown.length, rows.length)}</Styled>
        )}
      </Box>
    </Box>
  )
}

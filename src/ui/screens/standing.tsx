import { Box } from 'ink'
import { Styled } from '../parts/block.tsx'
import { Button } from '../parts/button.tsx'
import { standingLayout } from '../standing-layout.ts'
import type { ScreenProps } from './props.ts'

const PADDING = 2

/** ICカードの確認: what is known about the card, whether it can log in, and what to do next. */
export function StandingScreen({ screen, frame }: ScreenProps<'standing'>) {
  const { words, room } = frame
  const { standing } = words
  const { table, said, next } = standingLayout(
    screen,
    words,
    { ...room, columns: room.columns - 2 * PADDING },
    frame.agency,
  )
  const role = screen.loggedIn === null ? 'notice' : 'good'
  return (
    <Box flexDirection="column" paddingX={PADDING} height={room.rows}>
      <Box flexDirection="column" flexGrow={1} overflow="hidden">
        <Styled look={{}}>{table.join('\n')}</Styled>
        <Styled look={{}}> </Styled>
        {said.length > 0 && <Styled look={{ role, bold: true }}>{said.join('\n')}</Styled>}
        <Styled look={{ bold: true }}>{next.join('\n')}</Styled>
      </Box>
      <Box justifyContent="center" columnGap={6} flexShrink={0}>
        {screen.loginOffered && <Button label={standing.tryLogin} focused={screen.focused === 'commit'} />}
        <Button label={standing.close} focused={screen.focused === 'back'} />
      </Box>
    </Box>
  )
}

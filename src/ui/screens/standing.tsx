import { Box } from 'ink'
import type { CardStanding } from '../../types/registration.ts'
import type { StandingScreen as Screen } from '../../types/scene.ts'
import { canLogIn, cardAdvice } from '../card-advice.ts'
import { cells, padEnd, wrap, wrapProse } from '../cells.ts'
import { displayText } from '../display-text.ts'
import { Styled } from '../parts/block.tsx'
import { Button } from '../parts/button.tsx'
import { noticeRows } from '../words/notice-rows.ts'
import type { Words } from '../words/words.ts'
import type { ScreenProps } from './props.ts'

/** ICカードの確認: what is known about the card, whether it can log in, and what to do next. */
export function StandingScreen({ screen, frame }: ScreenProps<'standing'>) {
  const { words, room } = frame
  const width = room.columns - 4
  const { standing } = words
  const notice = screen.notice === null ? [] : noticeRows(screen.notice, words)
  const loggedIn = screen.loggedIn === null ? [] : [standing.loggedIn[screen.loggedIn]]
  const good = screen.loggedIn !== null
  return (
    <Box flexDirection="column" paddingX={2} height={room.rows}>
      <Box flexDirection="column" flexGrow={1} overflow="hidden">
        <Styled look={{}}>{tableRows(screen, words, width).join('\n')}</Styled>
        <Styled look={{}}> </Styled>
        {(notice.length > 0 || good) && (
          <Styled look={{ role: good ? 'good' : 'notice', bold: true }}>
            {[...notice, ...loggedIn].flatMap((text) => wrapProse(text, width)).join('\n')}
          </Styled>
        )}
        <Styled look={{ bold: true }}>{nextRows(screen, words, width).join('\n')}</Styled>
      </Box>
      <Box justifyContent="center" columnGap={6} flexShrink={0}>
        {screen.loginOffered && <Button label={standing.tryLogin} focused={screen.focused === 'commit'} />}
        <Button label={standing.close} focused={screen.focused === 'back'} />
      </Box>
    </Box>
  )
}

function tableRows(screen: Screen, words: Words, width: number): readonly string[] {
  const { standing } = words
  const { rows } = screen.card.view
  const label = Math.max(...Object.values(standing.rows).map(cells)) + 2
  const shown = (text: string) => (text === '' ? words.review.blank : displayText(text))
  const table: readonly (readonly [keyof typeof standing.rows, string])[] = [
    ['holder', shown(rows.holderName)],
    ['company', shown(rows.cardCompanyName)],
    ['issuer', shown(rows.issuer)],
    ['expiry', standing.expiry(displayText(rows.expiry), screen.card.daysLeft)],
    ['tries', standing.tries(screen.card.reading.triesLeft)],
    ['registration', registrationText(screen, words)],
    ['login', loginText(screen, words)],
  ]
  return table.flatMap(([name, value]) =>
    wrap(value, width - label).map((row, index) => padEnd(index === 0 ? standing.rows[name] : '', label) + row),
  )
}

function registrationText({ standing: known }: Screen, { standing }: Words): string {
  if (known === null) return standing.unknown
  const { registration } = known
  const say = standing.states[registration.state] as (registration: CardStanding['registration']) => string
  return say(registration)
}

/** Why not, where the certificate is the reason. */
function loginText({ card, standing: known }: Screen, { standing }: Words): string {
  const problems = (known?.problems ?? []).map((problem) => standing.problems[problem])
  const answer = standing.canLogIn[canLogIn(card, known)]
  return problems.length === 0 ? answer : `${answer}: ${problems.join('、')}`
}

function nextRows({ card, standing: known }: Screen, words: Words, width: number): readonly string[] {
  const advice = cardAdvice(card, known)
  const issuer = advice === 'unblock' || advice === 'contact-issuer' ? words.pin.issuer(card.issuer) : []
  return [`${words.standing.next}: ${words.standing.advice[advice]}`, ...issuer].flatMap((text) =>
    wrapProse(text, width),
  )
}

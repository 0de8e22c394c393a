import { cells } from '../ui/cells.ts'
import { displayText } from '../ui/display-text.ts'
import { en as enScreens } from '../ui/words/en.ts'
import { ja as jaScreens } from '../ui/words/ja.ts'
import { noticeRows } from '../ui/words/notice-rows.ts'
import type { Language, Words } from '../ui/words/words.ts'
import type { Explanation } from './explain-code.ts'
import { hanging } from './hanging.ts'
import { en } from './words/en.ts'
import { ja } from './words/ja.ts'
import type { CodeWords } from './words/words.ts'

const SCREENS = { ja: jaScreens, en: enScreens }
const DOCTOR = { ja: ja.code, en: en.code }

/** One label and what there is to say to it, within the terminal; what is said to the visitor in both languages. */
export function codeText(code: string, explained: Explanation, language: Language, columns: number): string {
  const words = DOCTOR[language]
  const { labels } = words
  const said = (['ja', 'en'] as const).map((each) => `${toSay(explained, each)} (${words.languages[each]})`)
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [labels.code, [code.toUpperCase()]],
    [labels.place, [placeOf(explained, language)]],
    [labels.state, stateOf(explained, language)],
    [labels.readers, [words.readers[explained.readers]]],
    [labels.issuer, issuerOf(explained, SCREENS[language], words)],
    [labels.tries, [words.tries(explained.triesLeft)]],
    [labels.say, said],
  ]
  const width = Math.max(...rows.map(([label]) => cells(label))) + 2
  return rows
    .flatMap(([label, texts]) =>
      texts.flatMap((text, index) => hanging(index === 0 ? label : '', text, width, columns)),
    )
    .map((row) => `${row}\n`)
    .join('')
}

/** The next sentence to say to the visitor, from the words of the screens: what to do, and what it cost. */
export function toSay({ place, notice }: Explanation, language: Language): string {
  const words = SCREENS[language]
  if (place === 'self-test') return DOCTOR[language].selfTestAdvice
  if (notice === null) return words.outOfService.advice
  return noticeRows(notice, words)
    .slice(1)
    .join(language === 'ja' ? '' : ' ')
}

export function placeOf({ place }: Explanation, language: Language): string {
  const { journeys, titles } = SCREENS[language].frame
  switch (place) {
    case 'self-test':
      return DOCTOR[language].selfTest
    case 'registration/card':
    case 'change/card':
    case 'card-check/card':
    case 'maintenance/card':
    case 'registration/card-pin':
    case 'change/card-pin':
    case 'card-check/card-pin':
    case 'maintenance/card-pin': {
      const [journey, screen] = place.split('/') as ['change', 'card']
      return `${journeys[journey]} / ${titles[screen]}`
    }
    default:
      return titles[place]
  }
}

function stateOf({ place, failure, notice, isWhole }: Explanation, language: Language): readonly string[] {
  const words = SCREENS[language]
  if (place === 'self-test' && failure === null) return [DOCTOR[language].selfTestBroken]
  if (notice === null || failure === null) return [words.outOfService.text]
  const text = isWhole ? noticeRows(notice, words)[0] : DOCTOR[language].numberOnScreen
  return [`${text} [${[failure.kind, ...(failure.about === null ? [] : [failure.about])].join(' ')}]`]
}

function issuerOf({ issuers, failure, triesLeft }: Explanation, screens: Words, words: CodeWords): readonly string[] {
  if (issuers === null) return [words.noIssuer]
  if (issuers.length === 0) return [words.unknownIssuer]
  const isBlocked = failure?.kind === 'pin.blocked' || triesLeft === 0
  return issuers.flatMap((issuer) => [
    [...new Set([issuer.name, issuer.dn])].map(displayText).join('  '),
    ...screens.pin.issuer(issuer, isBlocked).slice(1), // the first is its name
  ])
}

import type { PinDialog } from '../../types/scene.ts'
import type { Frame } from '../frame.ts'
import { type Block, prose } from '../parts/block.tsx'
import { buttonBlock } from '../parts/button.tsx'
import { innerWidth, MessageBox } from '../parts/message-box.tsx'
import { dangerBlock, noticeBlocks } from '../parts/notice.ts'
import { PinFields } from '../parts/pin-fields.tsx'
import type { Typing } from '../stage.ts'
import { noticeRows } from '../words/notice-rows.ts'
import type { PinWords } from '../words/words.ts'
import type { ScreenProps } from './props.ts'

export const PinScreen = ({ screen, frame, typing }: ScreenProps<'current-pin' | 'new-pin' | 'card-pin'>) => (
  <MessageBox room={frame.room} blocks={blocksOf(screen.dialog, frame, typing)} />
)

function blocksOf(dialog: PinDialog, frame: Frame, typing: Typing): readonly Block[] {
  if (dialog.blocked) return blocked(dialog, frame)
  if (dialog.consent === 'asked') return lastTry(dialog, frame)
  return entry(dialog, frame, typing)
}

function entry(dialog: PinDialog, frame: Frame, typing: Typing): readonly Block[] {
  const { words, view, room } = frame
  const width = innerWidth(room)
  const note = dialog.samePinTried && dialog.notice === null ? [prose([words.pin.samePinTried], width)] : []
  const costSaid = dialog.notice !== null && (dialog.notice.cost !== null || dialog.notice.failure.kind === 'pin.wrong')
  const left =
    dialog.triesLeft === 1
      ? [dangerBlock([words.pin.lastTryWarning], width)]
      : costSaid
        ? []
        : [prose([triesLeft(dialog, words.pin)], width)]
  const covered = frame.scene.overlay !== null
  const fields = <PinFields dialog={dialog} words={words.pin} view={view} typing={typing} covered={covered} />
  return [
    ...noticeBlocks(dialog.notice, words, width),
    prose([(dialog.pinPad ? words.pin.padPrompt : words.pin.prompt)[dialog.role]], width, { bold: true }),
    ...(dialog.pinPad ? [prose([words.pin.padRules(words.pin.rules(dialog.rules))], width)] : []),
    ...note,
    { rows: dialog.pinPad ? 1 : 3, node: fields },
    ...left,
    prose(words.pin.forgotten(dialog.issuer), width, { role: 'quiet' }),
    buttonBlock(words.cards.ok),
  ]
}

const triesLeft = ({ triesLeft, issuer }: PinDialog, words: PinWords): string =>
  triesLeft === null ? words.leftUnknown(issuer?.maxTries ?? null) : words.left(triesLeft)

/** Of the notice only what happened: its advice is to try again. */
function lastTry(dialog: PinDialog, { words, room }: Frame): readonly Block[] {
  const width = innerWidth(room)
  return [
    ...(dialog.notice === null ? [] : [prose(noticeRows(dialog.notice, words).slice(0, 1), width, { role: 'notice' })]),
    dangerBlock(words.pin.lastTry, width),
    prose(words.pin.forgotten(dialog.issuer), width, { role: 'quiet' }),
    buttonBlock(words.pin.acceptLastTry),
  ]
}

function blocked(dialog: PinDialog, { words, room }: Frame): readonly Block[] {
  const width = innerWidth(room)
  const known = dialog.notice?.failure.kind === 'pin.blocked'
  return [
    dangerBlock(words.pin.blocked, width),
    ...noticeBlocks(known ? null : dialog.notice, words, width),
    prose(words.pin.issuer(dialog.issuer, true), width),
  ]
}

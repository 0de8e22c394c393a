import { expect, it } from 'vitest'
import { detectCard } from '../../src/cards/detect-card.ts'
import { failed } from '../../src/result.ts'
import { fileCard } from '../support/file-card.ts'
import { hex } from '../support/hex.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

const ATR = hex('3B021450')

it('finds the application that answers', async () => {
  expect(await detectCard(scriptedChannel('9000'), ATR)).toMatchObject({ ok: true, value: { application: 'piv' } })
})

it('names an unknown card by its ATR, having asked it for applications only', async () => {
  const card = fileCard({ files: {} })
  expect(await detectCard(card, ATR)).toEqual(failed({ kind: 'card.unsupported', atr: '3B021450' }))
  expect(card.sent.filter((command) => !command.startsWith('00A4'))).toEqual([])
  expect(card.sent.length).toBeLessThan(16)
})

it('does not take a card that is gone for an unknown one', async () => {
  expect(await detectCard(scriptedChannel(''), ATR)).toEqual(failed({ kind: 'card.removed' }))
})

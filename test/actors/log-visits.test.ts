import { expect, it } from 'vitest'
import { logReader, logScenes } from '../../src/actors/log-visits.ts'
import { codeOfScene, selfTestCode } from '../../src/clerk-code/code-of-scene.ts'
import type { ReaderEvent } from '../../src/types/reader.ts'
import { CONTENTS } from '../support/desk-samples.ts'
import { changeForm, registrationConfirmation, search } from '../ui/desk-scenes.ts'
import { named } from '../ui/open.ts'
import { noticeOf } from '../ui/scene-parts.ts'

it('keeps out of the log what is written in a form, here or by somebody else', () => {
  const lines: object[] = []
  const log = logScenes({ info: (line) => lines.push(line), warn: (line) => lines.push(line) })
  log(search({ sought: { number: '00012345', name: 'テスト工務店' } }))
  log(registrationConfirmation())
  const fields = [{ name: 'department.person', present: '佐藤 次郎' }]
  log(changeForm(CONTENTS, { notice: noticeOf({ kind: 'registration.changed-meanwhile', fields, revision: 4 }) }))
  expect(lines.at(-1)).toMatchObject({ kind: 'registration.changed-meanwhile', fields: ['department.person'] })
  const written = JSON.stringify(lines)
  for (const text of ['佐藤', '山田', 'テスト', '00012345', '048']) expect(written).not.toContain(text)
})

it('writes the clerk code of a failure that is shown, and what each self-test came to, once', () => {
  const lines: object[] = []
  const log = logScenes({ info: (line) => lines.push(line), warn: (line) => lines.push(line) })
  const menu = named('menu, self-test broken')
  for (const scene of [menu, { ...menu, screen: { ...menu.screen } }, named('current PIN, wrong')]) log(scene)
  expect(lines.filter((line) => 'code' in line)).toMatchObject([
    { event: 'self-test', isWell: false, step: 'prove', code: selfTestCode(menu) },
    { event: 'failure', kind: 'pin.wrong', code: codeOfScene(named('current PIN, wrong')) },
  ])
})

it('writes what was there before it could listen, and what comes after', () => {
  const lines: object[] = []
  let tell: (event: ReaderEvent) => void = () => {}
  const card = { insertion: 1, atr: '3B00', mute: false }
  const readers = [
    { name: 'A', card },
    { name: 'B', card: null },
  ]
  logReader(
    { info: (line) => lines.push(line) },
    {
      status: () => ({ service: 'running', readers }),
      subscribe(listener) {
        tell = listener
        return () => {}
      },
    },
  )
  tell({ type: 'reader.detached', reader: 'B' })
  expect(lines).toEqual([
    { event: 'service.changed', service: 'running' },
    { event: 'reader.attached', reader: 'A' },
    { event: 'card.inserted', reader: 'A', card },
    { event: 'reader.attached', reader: 'B' },
    { event: 'reader.detached', reader: 'B' },
  ])
})

import { expect, it } from 'vitest'
import { logScenes } from '../../src/actors/log-visits.ts'
import { codeOfScene, selfTestCode } from '../../src/clerk-code/code-of-scene.ts'
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

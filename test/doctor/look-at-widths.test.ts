import { expect, it } from 'vitest'
import { lookAtWidths } from '../../src/doctor/checks/look-at-widths.ts'
import { doctorWorld, probedTerminal } from '../support/doctor-world.ts'

it('asks a terminal that is as wide as the screens count on, and leaves it as it was', async () => {
  const { terminal, timers, raw, row } = probedTerminal()
  expect(await lookAtWidths(terminal, timers)).toEqual({ kind: 'widths.right' })
  expect(raw).toEqual([true, false])
  expect(timers.waiting()).toEqual([])
  expect(await row()).toBe('')
})

it('names what another terminal draws wider, or joins', async () => {
  const ambiguousWide = probedTerminal({ change: (text) => text.replace('─', '─ ').replace('※', '※ ') })
  expect(await lookAtWidths(ambiguousWide.terminal, ambiguousWide.timers)).toEqual({
    kind: 'widths.wrong',
    texts: ['─', '※'],
  })
  const joining = probedTerminal({ change: (text) => text.replace('ｶﾞ', 'ｶ') })
  expect(await lookAtWidths(joining.terminal, joining.timers)).toEqual({ kind: 'widths.wrong', texts: ['ｶﾞ'] })
})

it('waits a second for a terminal that does not answer', async () => {
  const { terminal, timers, raw } = probedTerminal({ answers: false })
  const asked = lookAtWidths(terminal, timers)
  timers.pass(1000)
  expect(await asked).toEqual({ kind: 'widths.silent' })
  expect(raw).toEqual([true, false])
})

it('asks nothing where there is no terminal', async () => {
  const { terminal, timers } = doctorWorld()
  expect(await lookAtWidths(terminal, timers)).toEqual({ kind: 'widths.unasked' })
})

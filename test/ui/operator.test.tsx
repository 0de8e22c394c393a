import { expect, it } from 'vitest'
import { BACKSPACE, ENTER, ESC, named, open } from './open.ts'

const CTRL_E = '\x05'

it('is called by a chord at the menu and at a closed terminal', async () => {
  for (const name of ['menu', 'closed']) {
    const { kiosk, terminal, settled } = await open(named(name))
    terminal.type(CTRL_E)
    await settled(1)
    expect(kiosk.events()).toEqual([{ type: 'operator.called' }])
  }
})

it('takes a password that is never on the screen, and hands it in', async () => {
  const { kiosk, terminal, secrets, settled } = await open(named('operator'))
  terminal.type(`Open sesamx${BACKSPACE}e!`)
  await terminal.shows('*'.repeat(12))
  terminal.type(ENTER)
  await settled(15)
  expect(kiosk.events()).toEqual([{ type: 'operator.password-entered' }])
  expect(new TextDecoder().decode(secrets.password.octets())).toBe('Open sesame!')
  expect(terminal.written()).not.toMatch(/sesame/)
})

it('has no field where only a card is wanted', async () => {
  const { kiosk, terminal, settled } = await open(named('operator, card'))
  expect(terminal.text()).toContain('係員のICカードを挿入し')
  expect(terminal.text()).not.toContain('パスワード')
  terminal.type(`secret${ENTER}`)
  terminal.type(ESC)
  await settled(8)
  expect(terminal.text()).not.toContain('*')
  expect(kiosk.events()).toEqual([{ type: 'cancel.requested' }])
})

it('is empty again after a wrong one', async () => {
  const { kiosk, terminal } = await open(named('operator'))
  terminal.type('wrong')
  await terminal.shows('*****')
  kiosk.show(named('operator, wrong'))
  await terminal.shows('パスワードが違います。')
  expect(terminal.text()).not.toContain('*')
})

it('is left with Esc', async () => {
  const { kiosk, terminal, settled } = await open(named('operator'))
  terminal.type(ESC)
  await settled(1)
  expect(kiosk.events()).toEqual([{ type: 'cancel.requested' }])
})

it('shows a reason from a file, escaped and cut', async () => {
  const reason = ['点検\u001b[2J\u202e', ...Array.from({ length: 30 }, (_, line) => `行${line}`)].join('\n')
  const { terminal } = await open({ ...named('closed'), screen: { name: 'closed', reason } })
  expect(terminal.text()).toContain('点検‹1B›[2J‹202E›')
  expect(terminal.text()).toContain('行4')
  expect(terminal.text()).not.toContain('行5')
  expect(terminal.text()).toContain('ほかの端末をご利用いただくか')
  const long = await open({ ...named('closed'), screen: { name: 'closed', reason: '長'.repeat(500) } })
  expect(long.terminal.text()).toContain('ほかの端末をご利用いただくか')
})

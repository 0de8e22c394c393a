import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const TEMPLATE = `# -*- conf -*-
[main]
# font=monospace:size=8
[key-bindings]
# spawn-terminal=Control+Shift+n
# pipe-visible=[sh -c "xurls | fuzzel"] none
search-start=Control+Shift+r
# brought-by-a-new-version = Control+Shift+d
[text-bindings]
# \\x03=Mod4+c  # Map Super+c -> Ctrl+c
[mouse-bindings]
# selection-override-modifiers=Shift
# select-quote = BTN_LEFT-3
[csd]
# size=26
`

function locked(template: string): string {
  const { status, stdout } = spawnSync('kiosk/rootfs/usr/lib/koshin/locked-foot-ini', {
    input: template,
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  return stdout
}

describe("the kiosk's foot.ini", () => {
  const ini = locked(TEMPLATE)

  it('binds every action of the template to nothing, but those that take no "none"', () => {
    expect(ini.slice(ini.indexOf('[key-bindings]'))).toBe(
      `[key-bindings]
spawn-terminal=none
search-start=none
brought-by-a-new-version=none
[text-bindings]
[mouse-bindings]
select-quote=none
`,
    )
  })

  it('has no shell, no scrollback and no way to the clipboard', () => {
    for (const line of ['shell=/bin/false', 'lines=0', 'osc52=disabled', 'grapheme-shaping=no'])
      expect(ini.split('\n')).toContain(line)
  })
})

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DELAYS } from '../../machines/delays.ts'
import { USUAL_PLACES } from '../../src/certificate/certificate-rows.ts'
import { USUAL_SEARCH } from '../../src/registry/desk/search-policy.ts'
import { USUAL_POLICIES } from '../../src/registry/policies.ts'
import { readSettings } from '../../src/settings/read-settings.ts'
import { NO_SETTINGS } from '../../src/settings/settings.ts'
import { MENU_ITEMS } from '../../src/types/scene.ts'
import { USUAL_AGENCY } from '../../src/ui/agency.ts'
import { en } from '../../src/ui/words/en.ts'
import { ja } from '../../src/ui/words/ja.ts'
import { asNobody } from '../support/as-nobody.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-settings-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = (toml: string) => {
  writeFileSync(join(folder, 'koshin.toml'), toml)
  return readSettings(null, folder)
}

const WHOLE = `
[kiosk]
language = "en"
system-name = "電子調達システム"
menu = ["renewal", "card-check"]
idle-seconds = 90
form-minutes = 20
renewal-advised-days = 74
trust = "/srv/trust"

[policies]
company-differs = "refuse"
missing-crls = "warn"

[search]
number-digits = 9
second-key = "password"

[[witness]]
url = "https://witness.example.jp/koshin/"
key = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

[receipt]
folder = "/var/lib/koshin/receipts"
printer = "office"
when = "automatic"

[display]
theme = "high-contrast"
beep = false

[[issuer]]
dn = "O=認証局,C=JP"
name = "認証局"
pin-min = 6
pin-characters = "digits"
tries = 10
unblocking = "new-card"
telephone = "03-0000-0000"
[issuer.rows]
holder-name = ["san.otherName:1.2.392.200149.8.5.5.1", "subject.CN"]
holder-address = []

[[issuer]]
dn = "O=Other,C=JP"
`

describe('koshin.toml', () => {
  it('says what it says, and nothing about the rest', async () => {
    expect(await read(WHOLE)).toEqual({
      operator: null,
      operatorCards: [],
      kiosk: {
        language: 'en',
        systemName: { ja: '電子調達システム' },
        menu: ['renewal', 'card-check'],
        delays: { idle: 90_000, formCeiling: 1_200_000 },
        renewalAdvisedDays: 74,
        trust: '/srv/trust',
      },
      policies: { companyDiffers: 'refuse' },
      search: { numberLength: 9, secondKey: 'password' },
      missingCrls: 'warn',
      issuers: [
        {
          dn: 'O=認証局,C=JP',
          rules: { name: '認証局', maxTries: 10, unblocking: 'new-card', telephone: '03-0000-0000' },
          pin: { minLength: 6, characters: 'digits' },
          places: { holderName: ['san.otherName:1.2.392.200149.8.5.5.1', 'subject.CN'], holderAddress: [] },
        },
        { dn: 'O=Other,C=JP', rules: {}, pin: {}, places: {} },
      ],
      receipt: {
        folder: '/var/lib/koshin/receipts',
        printer: 'office',
        format: 'pdf',
        when: 'automatic',
        font: null,
      },
      display: { theme: 'high-contrast', beep: false, screenReader: false },
      witnesses: [
        {
          url: 'https://witness.example.jp/koshin',
          key: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
        },
      ],
    })
    expect(await read('')).toEqual(NO_SETTINGS)
  })

  it('comes with an example that changes nothing, and with its comments taken away is what Koshin does anyway', async () => {
    const example = readFileSync('kiosk/koshin.toml', 'utf8')
    expect(await read(example)).toEqual(NO_SETTINGS)
    const live = example.replace(/^# (?=\[|[a-z-]+ = )/gm, '') // every line that is a setting
    const settings = await read(live)
    expect(settings).toMatchObject({ policies: USUAL_POLICIES, search: USUAL_SEARCH, missingCrls: 'refuse' })
    expect('issuers' in settings && settings.issuers[0]?.places).toEqual(USUAL_PLACES)
    const { idle, idleCountdown, visitCeiling, formCeiling, reminder } = DELAYS
    expect('kiosk' in settings && settings.kiosk).toEqual({
      language: 'ja',
      systemName: { ja: ja.frame.system, en: en.frame.system },
      menu: MENU_ITEMS,
      delays: { idle, idleCountdown, visitCeiling, formCeiling, reminder },
      renewalAdvisedDays: USUAL_AGENCY.renewalAdvisedDays,
      selfTestAt: 6 * 60,
      trust: '/var/lib/koshin/trust',
    })
  })

  it('names cards of the operator, with or without a password', async () => {
    const cards = ['0', 'f'].map((digit) => digit.repeat(64))
    expect(await read(`[operator]\ncards = ${JSON.stringify(cards)}\n`)).toMatchObject({
      operator: null,
      operatorCards: cards,
    })
  })

  it('may be missing in its folder, but not where it was named', async () => {
    rmSync(join(folder, 'koshin.toml'), { force: true })
    expect(await readSettings(null, folder)).toEqual(NO_SETTINGS)
    expect(await readSettings(null, null)).toEqual(NO_SETTINGS)
    const missing = join(folder, 'other.toml')
    expect(await readSettings(missing, null)).toMatchObject({
      code: 78,
      sentence: expect.stringContaining(`${missing}（ENOENT）`),
    })
    expect(await readSettings(folder, null)).toMatchObject({ code: 78, sentence: expect.stringContaining('EISDIR') })
  })

  it('says with what it can be read to a user who may not', async () => {
    await read('')
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'koshin.toml'), 0)
    const refused = await asNobody(() => readSettings(null, folder))
    rmSync(join(folder, 'koshin.toml'))
    expect(refused).toMatchObject({ code: 78, sentence: expect.stringMatching(/sudo.* sudo/) })
  })

  it.each([
    ['[kiosk]\nlanguage = "fr"', 'kiosk.language: '],
    ['[kiosk]\nsystem-name = "\\u001b[2J"', 'kiosk.system-name: must not be empty or'],
    [
      '[kiosk]\nsystem-name-en = "Much, much too long to stand beside the clock of a terminal"',
      'kiosk.system-name-en: ',
    ],
    [`[kiosk]\nsystem-name = "${'電'.repeat(26)}"`, 'kiosk.system-name: must be 50 half-width'],
    ['[kiosk]\nmenu = []', 'kiosk.menu: '],
    ['[kiosk]\nmenu = ["renewal", "renewal"]', 'kiosk.menu: must not name an item twice'],
    ['[kiosk]\nmenu = ["renew"]', 'kiosk.menu 1: '],
    ['[kiosk]\nidle-seconds = 4', 'kiosk.idle-seconds: '],
    ['[kiosk]\nvisit-minutes = 11', 'kiosk.visit-minutes: '],
    ['[kiosk]\nform-minutes = 31', 'kiosk.form-minutes: '],
    ['[kiosk]\nself-test = "6:00"', 'kiosk.self-test: must be a time'],
    ['[kiosk]\nself-test = "24:00"', 'kiosk.self-test: must be a time'],
    ['[kiosk]\nidle = 60', 'kiosk.idle: '],
    ['[operator]\npassword = "open sesame"', 'operator.password: must be what koshin doctor --hash prints'],
    [`[operator]\ncards = ["${'A'.repeat(64)}"]`, 'operator.cards 1: must be a fingerprint as koshin card show'],
    ['[policies]\ncompany-differs = "maybe"', 'policies.company-differs: '],
    ['[policies]\nmissing-crls = "provisional"', 'policies.missing-crls: '],
    ['[policies]\ncompany = "refuse"', 'policies.company: '],
    ['[policy]\ncompany-differs = "refuse"', 'policy: '],
    ['policies = 3', 'policies: '],
    ['[search]\nnumber-digits = 17', 'search.number-digits: '],
    ['[search]\nsecond-key = "none"', 'search.second-key: '],
    [`[[witness]]\nurl = "ftp://a"\nkey = "${'0'.repeat(64)}"`, 'witness 1.url: '],
    ['[[witness]]\nurl = "https://a"\nkey = "0123"', 'witness 1.key: '],
    ['[receipt]\nprinter = "-o raw"', 'receipt.printer: must be a CUPS queue'],
    ['[receipt]\nfolder = "receipts"', 'receipt.folder: must begin with /'],
    ['[receipt]\nfont = "/usr/share/fonts/noto.ttc"', 'receipt.font: must be a .ttf or .otf file'],
    ['[display]\ntheme = "dark"', 'display.theme: '],
    ['[receipt]\nformat = "ps"', 'receipt.format: '],
    ['[[issuer]]\nname = "x"', 'issuer 1.dn: '],
    ['[[issuer]]\ndn = "O=A"\n[[issuer]]\ndn = "O=B"\ntries = 0', 'issuer 2.tries: '],
    ['[[issuer]]\ndn = "O=A"\n[[issuer]]\ndn = "O=A"', 'issuer: must not name a dn twice'],
    ['[[issuer]]\ndn = "O=A"\npin-min = 8\npin-max = 4', 'issuer 1.pin-max: must not be less than pin-min'],
    ['[[issuer]]\ndn = "O=A"\npin-min = 6.5', 'issuer 1.pin-min: '],
    ['[[issuer]]\ndn = "O=A"\ntelephone = ""', 'issuer 1.telephone: '],
    [
      '[[issuer]]\ndn = "O=A"\n[issuer.rows]\nholder-name = ["san.name"]',
      'issuer 1.rows.holder-name 1: must be a place',
    ],
    ['[[issuer]]\ndn = "O=A"\n[issuer.rows]\nexpiry = []', 'issuer 1.rows.expiry: '],
    ['[policies\n', 'line 1, '],
    ['a = 1\na = 2', 'line 2, '],
  ])('of %j is not used, and the key is named', async (toml, named) => {
    const refusal = await read(toml)
    expect(refusal).toMatchObject({ code: 78 })
    const sentence = 'sentence' in refusal ? refusal.sentence : ''
    expect(sentence).toContain(`koshin.toml（${named}`)
    expect(sentence).not.toContain('\n')
  })
})

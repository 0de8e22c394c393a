import type { IssuerEntry } from '../certificate/issuers.ts'
import type { RawSettings } from './schema.ts'
import { type KioskSettings, NO_SETTINGS, type Settings } from './settings.ts'

/** From the operator's words for things to the program's. */
export function understand(raw: RawSettings): Settings {
  const { kiosk = {}, policies = {}, search = {}, issuer = [], witness = [], receipt = {}, display = {} } = raw
  return {
    kiosk: kioskSettings(kiosk),
    operator: raw.operator?.password ?? null,
    operatorCards: raw.operator?.cards ?? [],
    policies: given({
      companyDiffers: policies['company-differs'],
      holderDiffers: policies['holder-differs'],
      addressDiffers: policies['address-differs'],
      newExpiresFirst: policies['new-expires-first'],
    }),
    search: given({ numberLength: search['number-digits'], secondKey: search['second-key'] }),
    missingCrls: policies['missing-crls'] ?? NO_SETTINGS.missingCrls,
    issuers: issuer.map(entry),
    witnesses: witness,
    receipt: { ...NO_SETTINGS.receipt, ...given(receipt) },
    display: {
      ...NO_SETTINGS.display,
      ...given({ theme: display.theme, beep: display.beep, screenReader: display['screen-reader'] }),
    },
  }
}

function kioskSettings(raw: NonNullable<RawSettings['kiosk']>): KioskSettings {
  const { language, menu, trust } = raw
  return {
    ...given({ language, menu, trust, renewalAdvisedDays: raw['renewal-advised-days'] }),
    ...given({ selfTestAt: minutesOf(raw['self-test']) }),
    systemName: given({ ja: raw['system-name'], en: raw['system-name-en'] }),
    delays: given({
      idle: times(raw['idle-seconds'], SECOND),
      idleCountdown: times(raw['countdown-seconds'], SECOND),
      visitCeiling: times(raw['visit-minutes'], MINUTE),
      formCeiling: times(raw['form-minutes'], MINUTE),
      reminder: times(raw['reminder-seconds'], SECOND),
    }),
  }
}

function minutesOf(time: string | undefined): number | null | undefined {
  if (time === undefined || time === 'off') return time === 'off' ? null : undefined
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

const SECOND = 1000 // milliseconds
const MINUTE = 60 * SECOND

const times = (count: number | undefined, unit: number) => (count === undefined ? undefined : count * unit)

function entry({ dn, rows = {}, ...issuer }: NonNullable<RawSettings['issuer']>[number]): IssuerEntry {
  const { name, tries: maxTries, unblocking, telephone, hours } = issuer
  return {
    dn,
    rules: given({ name, maxTries, unblocking, telephone, hours }),
    pin: given({
      minLength: issuer['pin-min'],
      maxLength: issuer['pin-max'],
      characters: issuer['pin-characters'],
    }),
    places: given({
      cardCompanyName: rows['card-company-name'],
      cardCompanyAddress: rows['card-company-address'],
      holderName: rows['holder-name'],
      holderAddress: rows['holder-address'],
    }),
  }
}

type Given<Fields> = { readonly [Key in keyof Fields]?: Exclude<Fields[Key], undefined> }

/** Without what was left out, so that it replaces nothing. */
const given = <Fields extends object>(fields: Fields): Given<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>

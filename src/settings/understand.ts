import type { IssuerEntry } from '../certificate/issuers.ts'
import type { RawSettings } from './schema.ts'
import { NO_SETTINGS, type Settings } from './settings.ts'

/** From the operator's words for things to the program's. */
export function understand({
  policies = {},
  search = {},
  issuer = [],
  witness = [],
  receipt = {},
  display = {},
}: RawSettings): Settings {
  return {
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

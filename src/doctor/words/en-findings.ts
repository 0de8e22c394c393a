import { displayText } from '../../ui/display-text.ts'
import { enFrame } from '../../ui/words/en/frame.ts'
import type { FindingWords } from './words.ts'

export const enFindings: FindingWords = {
  'user.kiosk': ({ user }) => `"This user" is ${user}, as whom the kiosk runs.`,
  'user.missing': ({ user }) => `There is no user ${user}, as whom the kiosk runs: systemd-sysusers koshin.conf.`,
  'settings.valid': ({ path }) => `The settings in ${path} can be used.`,
  'settings.absent': ({ path }) => `There is no ${path}: the rules are those built in.`,
  'settings.unusable': ({ problem }) => problem,

  'cards.none': () => 'No card was left behind.',
  'cards.forgotten': ({ time, reader, serialEnd }) =>
    `A card was left behind (its serial ends ${serialEnd ?? 'unknown'}; ${enFrame.clock(new Date(time))}; ${displayText(reader)}). When it is handed back: koshin kiosk-control returned ${serialEnd ?? 'unknown'}.`,
  'service-file.closed': ({ reason }) =>
    `The terminal is out of service${reason === '' ? '' : ` (${displayText(reason)})`}: koshin kiosk-control in-service opens it.`,
  'service-file.maintenance': () =>
    'Koshin was ended for maintenance: koshin kiosk-control in-service starts an installed kiosk again; one that was started by hand, start it by hand then.',

  'module.not-needed': () => 'This is the virtual reader for training. Add --reader pcsc to look at real ones.',
  'module.built': () => 'The card module (pcsclite) is built.',
  'module.missing': () =>
    'The card module is not built: apt-get install pcscd libpcsclite-dev g++, then node kiosk/setup.mjs.',
  'pcscd.running': () => 'pcscd answers.',
  'pcscd.stopped': () => 'pcscd cannot be reached: systemctl enable --now pcscd.socket.',
  'pcscd.denied': () =>
    'This user may not use pcscd: see the polkit rule in /usr/share/polkit-1/rules.d/49-koshin-kiosk.rules.',
  'pcscd.silent': () => 'pcscd does not answer: systemctl restart pcscd, and plug the reader in again.',
  'readers.none': () => 'No card reader was found: check its cable and its driver (libccid).',
  'readers.found': ({ names }) => `Card readers: ${names.map(displayText).join(', ')}`,
  'readers.mute': ({ names }) =>
    `A card does not answer: ${names.map(displayText).join(', ')}. Take it out and check which way round it is.`,

  'folder.none': () => 'The data is thrown away after this session (training).',
  'folder.sound': ({ path }) => `The data folder ${path} can be written, and nobody else may look into it.`,
  'folder.missing': ({ path }) => `There is no data folder ${path}: make it, or name another with --data.`,
  'folder.forbidden': ({ path }) =>
    `This user may not look into the data folder ${path}: run the command with sudo, or see who owns it.`,
  'folder.unwritable': ({ path }) => `This user cannot write into the data folder ${path}: see who owns it.`,
  'folder.open': ({ path }) => `Others may look into the data folder ${path}: chmod 700.`,
  'file.forbidden': ({ path }) => `This user may not read ${path}, or not write it: see who owns it.`,
  'keys.open': ({ path }) => `Others may read the signing keys ${path}: chmod 600.`,
  'disk.roomy': ({ mebibytes }) => `${mebibytes} MiB of the disk are free.`,
  'disk.full': ({ mebibytes }) => `Only ${mebibytes} MiB of the disk are free: make room for 500 MiB.`,

  'locale.utf8': () => 'The locale is UTF-8.',
  'locale.other': () => 'The locale is not UTF-8: set LANG=C.UTF-8 or another.',
  'fonts.unknown': () => 'There is no fc-list, so fonts were not looked at.',
  'fonts.found': ({ family }) => `A font for Japanese: ${displayText(family)}`,
  'fonts.missing': () => 'There is no font for Japanese: apt-get install fonts-morisawa-bizud-gothic.',
  'widths.unasked': () => 'This is no terminal, so the widths of characters were not looked at.',
  'widths.silent': () => 'The terminal does not say where its cursor is, so widths were not looked at.',
  'widths.right': () => 'Characters are as wide in this terminal as the screens count on.',
  'widths.wrong': ({ texts }) =>
    `These are not as wide in this terminal as they should be, and frames will break: ${texts.join(' ')}. Set ambiguous width to 1 and, in foot, grapheme-shaping=no.`,

  'clock.unknown': () => 'There is nothing to compare the clock with (no revocation list).',
  'clock.plausible': ({ newest }) => `The clock is past the newest thing that was signed (${newest}).`,
  'clock.behind': ({ newest }) => `The clock is slow: it must be later than ${newest}. Set it with timedatectl.`,
  'trust.of-service': () => "Authorities and revocation lists are the registry service's.",
  'trust.samples': () => 'Only the training authority is accepted.',
  'trust.read': ({ authorities }) => `${authorities} authorities can be read.`,
  'trust.unusable': ({ problem, file }) =>
    `${displayText(file)} in the trust folder cannot be used (${problem}): correct or remove it.`,
  'lists.none': ({ isRefused }) =>
    `There is no revocation list.${isRefused ? ' Every card is refused.' : ''} Get them from the authorities and put them into crls.`,
  'list.current': ({ issuer, nextUpdate }) => `Revocation list of ${displayText(issuer)}: good until ${nextUpdate}.`,
  'list.ending': ({ issuer, nextUpdate }) =>
    `Revocation list of ${displayText(issuer)}: ends ${nextUpdate}. Get the next one.`,
  'list.stale': ({ issuer, nextUpdate }) =>
    `Revocation list of ${displayText(issuer)}: has ended (${nextUpdate ?? 'it does not say when'}). Get it again: cards of this authority cannot be checked.`,
  'list.of-the-future': ({ issuer }) =>
    `Revocation list of ${displayText(issuer)}: is later than the clock of this machine. Set the clock.`,

  'registry.thrown-away': () => 'The registry is thrown away after this session (training).',
  'registry.absent': ({ path }) =>
    `There is no registry ${path}. The first start makes it; if this kiosk is in use, restore the backup.`,
  'registry.read': ({ registrations, log }) =>
    `The registry can be read (${registrations} registrations, ${log} entries in its log).`,
  'registry.unusable': ({ path, problem }) =>
    `The registry ${path} cannot be used (${problem}): restore the backup, or see which version of Koshin this is.`,
  'service.well': ({ url }) => `The registry service ${url} is well.`,
  'service.unreachable': ({ url, problem }) =>
    `The registry service ${url} cannot be reached (${displayText(problem)}): see network, service and certificates.`,
  'service.unwell': ({ url, problem }) =>
    `The registry service ${url} answers and is not well (${displayText(problem)}): see its log.`,
  'identity.unusable': ({ problem }) => problem,
  'identity.valid': ({ until }) => `The certificate of this kiosk is good until ${until}.`,
  'identity.ending': ({ until }) =>
    `The certificate of this kiosk ends ${until}: issue another with the same CN and start Koshin again.`,
  'identity.ended': ({ until }) =>
    `The certificate of this kiosk ended ${until}: issue another with the same CN and start Koshin again.`,
}

/** What `lpstat -l -p` says of a printer that does not print: its line of printer-state-reasons (RFC 8011 §5.4.12). */
export function alertOf(said: string): 'paper' | 'off' | 'stopped' | 'silent' {
  const alerts = /^\s*Alerts: (.*)$/m.exec(said)?.[1] ?? ''
  if (/media-(empty|needed)/.test(alerts)) return 'paper'
  if (/offline|connecting-to-device|timed-out|shutdown/.test(alerts)) return 'off'
  const isStopped = /paused|stopped|jam|door-open|cover-open|(toner|marker-supply|marker-waste)\S*-(empty|full)/
  return isStopped.test(alerts) || /^printer \S+ disabled/m.test(said) ? 'stopped' : 'silent'
}

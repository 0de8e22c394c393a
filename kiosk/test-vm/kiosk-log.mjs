// What a kiosk shows, by its own log.
const LOG = '/var/lib/koshin/koshin.log'

export function watchLog({ run, output, until }) {
  /** Lines of the program's log, from the given one on. */
  async function events(from = 0) {
    const { output: text } = await run(`tail -n +${from + 1} ${LOG}`)
    return text
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
  }
  const countEvents = async () => Number(await output(`touch ${LOG}; wc -l < ${LOG}`))

  /** The unit is ready, and a program that was started after the log's line `from` has drawn. */
  const started = (from) =>
    until('the kiosk is started', async () => {
      const found = (await events(from)).some(({ event }) => event === 'started')
      return found && (await run('systemctl is-active koshin-kiosk')).output === 'active'
    })

  /** Gives the number of the line after it. */
  async function screen(name, from) {
    await until(`screen ${name}`, async () => (await events(from)).some((line) => line.screen === name))
    return countEvents()
  }

  /** When it was drawn, in milliseconds by the machine's own clock. */
  async function shownAt(name, from) {
    await screen(name, from)
    return Date.parse((await events(from)).find((line) => line.screen === name).time)
  }

  const readers = () =>
    until('two readers', async () => {
      const lines = await events()
      const began = lines.findLastIndex(({ event }) => event === 'started')
      return lines.slice(began).some(({ event, service }) => event === 'service.changed' && service === 'running')
    })

  return { events, countEvents, started, screen, shownAt, readers }
}

// What the unit lets out of the machine when an operator says so, in the words of /etc/default/koshin: to a registry service,
// which is here the same machine by another name, and to a printer of CUPS, which keeps what it was given.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { verify } from './checks-faults.mjs'
import { backToMenu, finish, renewToReview } from './renewal.mjs'
import { expect } from './report.mjs'

const HOST = 'registry.test'
const TLS = '/etc/koshin/tls'
const REGISTRY = '/srv/registry/registry.db'
const OPTIONS = [
  `--locked --config /etc/koshin/koshin.toml --reader pcsc --registry https://${HOST}:8443`,
  `--data /var/lib/koshin --tls-cert ${TLS}/kiosk-1.pem --tls-key ${TLS}/kiosk-1.key --server-ca ${TLS}/machines.pem`,
].join(' ')
const SERVE = [
  `koshin registry serve --database sqlite:${REGISTRY} --listen 127.0.0.1:8443 --trust /etc/koshin/trust`,
  `--tls-cert ${TLS}/registry.pem --tls-key ${TLS}/registry.key --client-ca ${TLS}/machines.pem`,
].join(' ')
const WAY_OUT = 'RestrictAddressFamilies=AF_UNIX AF_NETLINK AF_INET AF_INET6\nIPAddressAllow=127.0.0.1'
const LP = 'ExecPaths=/usr/bin/lp /usr/bin/lpstat /usr/bin/cancel'
const PRINTED = '/var/spool/printed'
const BACKEND = '/usr/lib/cups/backend/keep'

/** The registry of this machine becomes the service's, and a queue of CUPS is there. */
export async function becomesOneOfMany(kiosk, folder) {
  for (const [path, octets] of Object.entries(certificates(folder))) await write(kiosk, path, octets)
  await write(kiosk, BACKEND, `#!/bin/sh\n[ $# -eq 0 ] || cat "$6" > ${PRINTED}\n`)
  await kiosk.output(`
    chmod 700 ${BACKEND} # root's
    chgrp -R koshin-kiosk ${TLS}; chmod 750 ${TLS}; chmod 640 ${TLS}/*
    echo 127.0.0.1 ${HOST} >> /etc/hosts
    systemctl stop koshin-kiosk; install -d -o koshin-kiosk /srv/registry; mv /var/lib/koshin/registry.db* /srv/registry
    sed -i 's#^KOSHIN_OPTIONS=.*#KOSHIN_OPTIONS="${OPTIONS}"#' /etc/default/koshin
    systemd-run --quiet --unit=registry -p User=koshin-kiosk ${SERVE}
    lpadmin -p office -E -v keep:/ -m raw
    sed -i 's/^\\[receipt]/&\\nprinter = "office"\\nwhen = "automatic"/' /etc/koshin/koshin.toml
  `)
}

/** Negative control: as it is installed the unit lets nobody out. The visitor is told, and no PIN was asked for. */
export async function isKeptIn(kiosk) {
  const line = await start(kiosk, '')
  await kiosk.readers()
  await kiosk.press('3')
  await kiosk.screen('current-card', line)
  await kiosk.insert('current', 0)
  await kiosk.press('ret')
  const failed = async () => (await kiosk.events(line)).find(({ event }) => event === 'failure')
  await kiosk.until('a failure', failed)
  const { kind } = await failed()
  expect(kind === 'registry.unreachable', kind)
  const { problem } = (await kiosk.events(line)).find(({ event }) => event === 'registry not reached')
  await kiosk.pull(0)
  return problem
}

export async function renewsAndPrints(kiosk) {
  await start(kiosk, `${WAY_OUT}\n${LP}`)
  const line = await kiosk.countEvents()
  const { number } = await finish(kiosk, await renewToReview(kiosk))
  const printed = (of) => of.event.startsWith('receipt') && of.way === 'print'
  await kiosk.until('the print', async () => (await kiosk.events(line)).some(printed))
  const { event } = (await kiosk.events(line)).find(printed)
  expect(event === 'receipt issued', event)
  expect((await kiosk.output(`head -c 5 ${PRINTED}`)) === '%PDF-', 'what was printed is no PDF')
  await backToMenu(kiosk)
  return `${number} printed; ${await verify(kiosk, REGISTRY)}`
}

async function start(kiosk, lines) {
  await write(kiosk, '/etc/systemd/system/koshin-kiosk.service.d/outside.conf', `[Service]\n${lines}\n`)
  const line = await kiosk.countEvents()
  await kiosk.output('systemctl daemon-reload; systemctl restart --no-block koshin-kiosk')
  await kiosk.started(line)
  return line
}

const write = ({ output }, path, octets) =>
  output(`mkdir -p $(dirname ${path}); base64 -d <<<${Buffer.from(octets).toString('base64')} > ${path}`)

/** By the commands of the README. */
function certificates(folder) {
  const at = resolve(folder, 'tls')
  mkdirSync(at, { recursive: true })
  const key = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc'
  openssl(at, `req -x509 ${key} -days 3650 -subj /CN=machines -keyout machines.key -out machines.pem`)
  const purposes = {
    'kiosk-1': '-addext extendedKeyUsage=clientAuth',
    registry: `-addext extendedKeyUsage=serverAuth -addext subjectAltName=DNS:${HOST}`,
  }
  for (const [name, purpose] of Object.entries(purposes)) {
    openssl(at, `req ${key} -subj /CN=${name} ${purpose} -keyout ${name}.key -out ${name}.csr`)
    const signed = '-CA machines.pem -CAkey machines.key -days 800 -copy_extensions copy'
    openssl(at, `x509 -req -in ${name}.csr ${signed} -out ${name}.pem`)
  }
  const files = ['machines.pem', 'kiosk-1.pem', 'kiosk-1.key', 'registry.pem', 'registry.key']
  return Object.fromEntries(files.map((file) => [`${TLS}/${file}`, readFileSync(join(at, file))]))
}

function openssl(cwd, args) {
  const { status, stderr } = spawnSync('openssl', args.split(' '), { cwd, encoding: 'utf8' })
  expect(status === 0, stderr)
}

// Makes out/koshin_VERSION_ARCHITECTURE.deb: kiosk/rootfs as it lies on the machine, and below /usr/lib/koshin what a clone
// has after its set-up, without sources and compilers. The same sources give the same octets.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { buildPcsclite } from './pcsclite.mjs'

const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' }
const CONFFILES = ['etc/default/koshin', 'etc/default/grub.d/koshin.cfg', 'etc/koshin/koshin.toml']
// A link to nothing masks a unit. Links go with the package, where a call of `systemctl mask` would have to be undone.
const MASKED = [
  ...['ctrl-alt-del.target', 'getty@.service', 'getty@tty1.service', 'autovt@.service', 'console-getty.service'],
  ...['serial-getty@.service', 'debug-shell.service', 'emergency.service', 'rescue.service'],
]

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const wanted = process.argv[2] ?? version // a second version, to test upgrades with
const architecture = ARCHITECTURES[process.arch]
const stage = 'out/stage'
const inside = (path) => join(stage, path)

process.env.SOURCE_DATE_EPOCH ??= run('git', ['log', '-1', '--format=%ct']).trim()
const problem = buildPcsclite()
if (problem !== null) fail(problem)
rmSync(stage, { recursive: true, force: true })
cpSync('kiosk/rootfs', stage, { recursive: true })
run(process.execPath, ['kiosk/japanese.mjs', inside('usr/share/koshin/japanese')])
layOutProgram()
writeControl()
for (const path of everything()) chmodSync(path, modeOf(path))
const file = `out/koshin_${wanted}_${architecture}.deb`
run('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z9', '--build', stage, `${file}.unfinished`])
renameSync(`${file}.unfinished`, file)
rmSync(stage, { recursive: true })
process.stdout.write(`${file}\n`)

/** As in a clone, so that launcher and program find everything by the same paths. */
function layOutProgram() {
  const home = 'usr/lib/koshin'
  const place = (from, to) => {
    mkdirSync(dirname(inside(to)), { recursive: true })
    cpSync(from, inside(to), { recursive: true, dereference: true })
  }
  for (const part of ['main.mjs', 'reader-thread.mjs', 'chunks', 'samples', '.built'])
    place(`dist/${part}`, `${home}/dist/${part}`)
  place(`node_modules/node-linux-${process.arch}/bin/node`, `${home}/node_modules/.bin/node`)
  for (const part of ['package.json', 'index.js', 'lib', 'build/Release/pcsclite.node'])
    place(`node_modules/pcsclite/${part}`, `${home}/node_modules/pcsclite/${part}`)
  for (const name of ['bindings', 'file-uri-to-path']) place(`node_modules/${name}`, `${home}/node_modules/${name}`)
  place('kiosk/koshin', `${home}/kiosk/koshin`)
  place('kiosk/koshin.toml', 'etc/koshin/koshin.toml')
  write('usr/share/doc/koshin/copyright', licences())
  run('cc', [
    '-static',
    '-Os',
    '-s',
    '-Wall',
    '-Werror',
    '-o',
    inside(`${home}/koshin-start`),
    'kiosk/start/koshin-start.c',
  ])
  link('../lib/koshin/kiosk/koshin', 'usr/bin/koshin')
  for (const kind of ['anchors', 'intermediates', 'crls'])
    mkdirSync(inside(`etc/koshin/trust/${kind}`), { recursive: true })
  for (const unit of MASKED) link('/dev/null', `etc/systemd/system/${unit}`)
}

/** Koshin's own, Node's, and those of all packages that a clone installs to run: some of them are in the bundle. */
function licences() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const used = Object.keys(packages).filter((folder) => !packages[folder].dev && existsSync(folder || '.'))
  return used
    .flatMap((folder) =>
      readdirSync(folder || '.')
        .filter(isLicence)
        .map((name) => join(folder, name)),
    )
    .map((file) => `${file}\n\n${readFileSync(file, 'utf8')}\n`)
    .join(`${'-'.repeat(80)}\n\n`)
}

function isLicence(name) {
  return /^licen[cs]e/i.test(name)
}

function write(path, text) {
  mkdirSync(dirname(inside(path)), { recursive: true })
  writeFileSync(inside(path), text)
}

function link(target, path) {
  mkdirSync(dirname(inside(path)), { recursive: true })
  symlinkSync(target, inside(path))
}

function writeControl() {
  const files = everything().filter((path) => lstatSync(path).isFile())
  const size = Math.ceil(files.reduce((sum, path) => sum + lstatSync(path).size, 0) / 1024)
  const values = { VERSION: wanted, ARCHITECTURE: architecture, SIZE: String(size) }
  mkdirSync(inside('DEBIAN'))
  for (const name of readdirSync('kiosk/debian')) {
    const text = readFileSync(`kiosk/debian/${name}`, 'utf8').replaceAll(/@([A-Z]+)@/g, (_, key) => values[key])
    writeFileSync(inside(`DEBIAN/${name}`), text)
  }
  writeFileSync(inside('DEBIAN/conffiles'), CONFFILES.map((path) => `/${path}\n`).join(''))
  const sums = files.map((path) => `${md5(path)}  ${path.slice(stage.length + 1)}\n`)
  writeFileSync(inside('DEBIAN/md5sums'), sums.join(''))
}

function md5(path) {
  return createHash('md5').update(readFileSync(path)).digest('hex')
}

function everything() {
  return readdirSync(stage, { recursive: true })
    .map((name) => join(stage, name))
    .filter((path) => !lstatSync(path).isSymbolicLink())
    .sort()
}

/** By what a file is, not by the umask of whoever builds. */
function modeOf(path) {
  if (lstatSync(path).isDirectory()) return 0o755
  const script = /^#!/.test(readFileSync(path).subarray(0, 2).toString('latin1'))
  return script || /\/(node|koshin-start)$/.test(path) ? 0o755 : 0o644
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (error) fail(`${command}: ${error.message}`)
  if (status !== 0) fail(`${command}: ${stderr}`)
  return stdout
}

function fail(sentence) {
  process.stderr.write(`Koshin: ${sentence}\n`)
  process.exit(1)
}

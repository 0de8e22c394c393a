// Makes a new clone ready to run: pinned Node and packages, the card addon where this machine can build it, the bundle and
// the sample cards. Builtins only, works on the machine's own Node 20, and does nothing when nothing has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPcsclite } from './pcsclite.mjs'

const top = join(dirname(fileURLToPath(import.meta.url)), '..')
const pinnedNode = join(top, 'node_modules/.bin/node')

installPackages()
const problem = buildPcsclite()
if (problem !== null && process.env.KOSHIN_QUIET === undefined) process.stderr.write(`${problem}\n`)
onceFor(
  'dist/.built',
  hashOf(['package-lock.json', 'kiosk/build.mjs', ...filesBelow('src'), ...filesBelow('machines')]),
  () => {
    run(pinnedNode, ['kiosk/build.mjs'])
    run(pinnedNode, ['dist/virtual-card.mjs', '--prepare'])
  },
)

/** A range in a lock file made by another npm resolves differently, so `npm ci` and nothing else (README, decisions). */
function installPackages() {
  if (!existsSync(join(top, 'package-lock.json'))) fail('package-lock.json is missing: this is not a whole clone.')
  onceFor('node_modules/.installed', hashOf(['package-lock.json', 'package.json']), () => {
    process.stderr.write('Koshin: 初回の準備をしています (setting up, about a minute) ...\n')
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  })
  if (!existsSync(pinnedNode)) fail('No pinned Node for this machine: Koshin runs on Linux, x64 or arm64.')
}

function onceFor(stamp, hash, work) {
  const path = join(top, stamp)
  if (existsSync(path) && readFileSync(path, 'utf8') === hash) return
  work()
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, hash)
}

function hashOf(names) {
  const hash = createHash('sha256')
  for (const name of names)
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(top, name)))
      .update('\0')
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(top.length + 1))
    .sort()
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: top, stdio: ['ignore', 2, 2] })
  if (error) fail(`${command}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

function fail(sentence) {
  process.stderr.write(`Koshin: ${sentence}\n`)
  process.exit(1)
}

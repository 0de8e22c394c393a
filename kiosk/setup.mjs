// Makes a new clone ready to run: pinned Node and packages, the card addon where this machine can build it, the bundle and
// the sample cards. Builtins only, works on the machine's own Node 20, and does nothing when nothing has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPcsclite } from './pcsclite.mjs'

const top = join(dirname(fileURLToPath(import.meta.url)), '..')
const pinnedNode = join(top, 'node_modules/.bin/node')

const release = await waitForOthers()
process.on('exit', release)
installPackages()
const problem = buildPcsclite()
if (problem !== null && process.env.KOSHIN_QUIET === undefined) process.stderr.write(`${problem}\n`)
onceFor(
  'dist/.built',
  hashOf([
    'package-lock.json',
    'kiosk/build.mjs',
    'kiosk/plain-segmenter.js',
    ...filesBelow('src'),
    ...filesBelow('machines'),
  ]),
  () => {
    run(pinnedNode, ['kiosk/build.mjs'])
    run(pinnedNode, ['dist/virtual-card.mjs', '--prepare'])
  },
)

/** Two first starts at once must not install into one folder. A lock whose process is gone counts for nothing. */
async function waitForOthers() {
  const lock = join(top, 'dist/.setting-up')
  for (;;) {
    try {
      mkdirSync(join(top, 'dist'), { recursive: true })
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') return () => {} // a folder that cannot be written needs no lock
    }
    if (isGone(lock)) rmSync(lock, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

function isGone(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch (error) {
    return error.code !== 'EPERM'
  }
}

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
  rmSync(path, { force: true }) // what is broken off half-way is not done
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

// Compiles pcsclite for the pinned Node with kiosk/pcsclite-event-loop.h in front of it (README, decisions). g++ is called
// directly: node-gyp wants Python and the network, the sources are three files, and it takes 4 s. Builtins only, Node 20.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = join(dirname(fileURLToPath(import.meta.url)), '..')
const addon = join(top, 'node_modules/pcsclite')
const node = join(top, `node_modules/node-linux-${process.arch}`)
const header = join(top, 'kiosk/pcsclite-event-loop.h')
const pcscHeaders = '/usr/include/PCSC'
const sources = ['addon.cpp', 'pcsclite.cpp', 'cardreader.cpp'].map((name) => join(addon, 'src', name))
const target = join(addon, 'build/Release/pcsclite.node')
const stamp = join(addon, 'build/Release/.inputs')

// The defines of node-gyp for an addon on Linux; the language of the headers (common.gypi, -std=gnu++20).
const flags = [
  '-std=gnu++20',
  '-O2',
  '-fPIC',
  '-shared',
  '-fno-exceptions',
  '-fno-strict-aliasing',
  '-pthread',
  '-w',
  '-DNODE_GYP_MODULE_NAME=pcsclite',
  '-DUSING_UV_SHARED=1',
  '-DUSING_V8_SHARED=1',
  '-D_GLIBCXX_USE_CXX11_ABI=1',
  '-D_FILE_OFFSET_BITS=64',
  '-D_LARGEFILE_SOURCE',
  '-D__STDC_FORMAT_MACROS',
  '-DBUILDING_NODE_EXTENSION',
  `-I${join(node, 'include/node')}`,
  `-I${join(top, 'node_modules/nan')}`,
  `-I${pcscHeaders}`,
  '-include',
  header,
]

/** Null when real readers can be used; otherwise a sentence saying what is missing. */
export function buildPcsclite() {
  const absent = missingPackages()
  if (absent !== null) return unavailable(absent)
  const inputs = hashOfInputs()
  if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return null
  const compiler = process.env.CXX ?? 'g++'
  const tools = missingTools(compiler)
  return tools === null ? compile(compiler, inputs) : unavailable(tools)
}

const unavailable = (reason) => `No real card readers: ${reason} Training mode works without.`

function missingPackages() {
  if (process.platform !== 'linux') return `this is ${process.platform}, and they are supported on Linux only.`
  if (!existsSync(sources[0])) return 'the optional package pcsclite is not installed (npm ci --include=optional).'
  if (!existsSync(join(node, 'include/node/node.h'))) return `node-linux-${process.arch} is not installed (npm ci).`
  if (!existsSync(join(top, 'node_modules/nan/nan.h'))) return 'the optional package nan is not installed (npm ci).'
  return null
}

function missingTools(compiler) {
  const packages = [
    ...(existsSync(join(pcscHeaders, 'winscard.h')) ? [] : ['libpcsclite-dev']),
    ...(spawnSync(compiler, ['--version']).status === 0 ? [] : ['g++']),
  ]
  return packages.length === 0 ? null : `install them with "apt install pcscd ${packages.join(' ')}".`
}

function compile(compiler, inputs) {
  try {
    return compiled(compiler, inputs)
  } catch (error) {
    return unavailable(`${error.message}.`) // a folder that this user may not write
  }
}

function compiled(compiler, inputs) {
  mkdirSync(dirname(target), { recursive: true })
  const unfinished = `${target}.${process.pid}`
  const { status, stderr } = spawnSync(compiler, [...flags, ...sources, '-o', unfinished, '-lpcsclite'], {
    encoding: 'utf8',
  })
  if (status !== 0) return `${unavailable('pcsclite does not compile.')}\n${(stderr ?? '').slice(0, 2000)}`
  renameSync(unfinished, target) // a running program keeps the file it has mapped
  writeFileSync(stamp, inputs)
  return null
}

function hashOfInputs() {
  const hash = createHash('sha256').update(flags.join('\0'))
  for (const file of [header, ...sources, join(node, 'include/node/node_version.h')]) hash.update(readFileSync(file))
  return hash.digest('hex')
}

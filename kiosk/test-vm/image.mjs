// The test machine's disk: a plain Debian 13, koshin installed from its one file, and a shell and virtual cards for the test.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const MIRROR = process.env.KOSHIN_DEBIAN_MIRROR ?? 'http://deb.debian.org/debian'
const PLAIN = 'linux-image-amd64,initramfs-tools,systemd-sysv,udev,kmod,dbus'
const DISK = '3G'
const OPTIONS = [
  '--locked --config /etc/koshin/koshin.toml --trust /etc/koshin/trust --samples',
  '--reader pcsc --registry sqlite:/var/lib/koshin/registry.db',
].join(' ')

/** Gives the paths of disk, kernel and initrd. Minutes; kept in `folder`, and made again when something it is made of changed. */
export function buildImage(folder, packages) {
  const at = (name) => resolve(folder, name)
  const image = { disk: at('disk.img'), kernel: at('vmlinuz'), initrd: at('initrd') }
  const made = hashOf([...packages, ...filesBelow(here), 'dist/.built'])
  if (existsSync(at('.made')) && readFileSync(at('.made'), 'utf8') === made) return image
  for (const stale of ['.made', 'saved']) rmSync(at(stale), { recursive: true, force: true })
  mkdirSync(at('archives/partial'), { recursive: true })
  if (!existsSync(at('base.tar'))) makeBase(at('base.tar'))
  makeImage({ root: at('root'), archives: at('archives'), image, packages })
  writeFileSync(at('.made'), made)
  return image
}

function makeImage({ root, archives, image, packages }) {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root)
  run('tar', ['-C', root, '-xf', join(dirname(root), 'base.tar')])
  run('unshare', ['--mount', join(here, 'install.sh'), root, archives, resolve(packages[0])])
  equipForTest(root, packages)
  const boot = readdirSync(join(root, 'boot'))
  const named = (start) =>
    join(
      root,
      'boot',
      boot.find((name) => name.startsWith(start)),
    )
  cpSync(named('vmlinuz'), image.kernel)
  cpSync(named('initrd'), image.initrd)
  makeDisk(root, image.disk)
  rmSync(root, { recursive: true })
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.parentPath !== folder || /^(image|install)/.test(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function makeBase(file) {
  const options = ['--variant=apt', `--include=${PLAIN}`, '--aptopt=APT::Install-Recommends "false"']
  run('mmdebstrap', [...options, 'trixie', `${file}.unfinished.tar`, MIRROR])
  renameSync(`${file}.unfinished.tar`, file)
}

/** The cards' program stays out of the package; its samples are the package's, whose authority the machine is told to trust. */
function equipForTest(root, packages) {
  cpSync(join(here, 'overlay'), root, { recursive: true, verbatimSymlinks: true })
  cpSync('dist', join(root, 'opt/koshin-test/dist'), { recursive: true })
  cpSync('dist/samples/trust', join(root, 'etc/koshin/trust'), { recursive: true })
  for (const [index, file] of packages.entries()) cpSync(file, join(root, `root/koshin-${index}.deb`))
  const settings = join(root, 'etc/default/koshin')
  const text = readFileSync(settings, 'utf8').replace(/^KOSHIN_OPTIONS=.*$/m, `KOSHIN_OPTIONS="${OPTIONS}"`)
  writeFileSync(settings, text)
}

function makeDisk(root, file) {
  rmSync(file, { force: true })
  writeFileSync(file, '')
  run('truncate', ['-s', DISK, file])
  run('mkfs.ext4', ['-q', '-d', root, file])
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync('nice', ['-n', '19', command, ...args], { encoding: 'utf8' })
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr.slice(-2000)}${stdout.slice(-1000)}`)
}

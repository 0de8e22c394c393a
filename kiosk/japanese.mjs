// node kiosk/japanese.mjs FOLDER writes into it what of kiosk/rootfs/usr/share/koshin/japanese is no text: mozc's settings
// and a mouse cursor. Part of making the package.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { mozcConfig } from './japanese/mozc-config.mjs'
import { noCursor } from './japanese/no-cursor.mjs'

const [folder] = process.argv.slice(2)
place('mozc/config1.db', mozcConfig())
// Its name in CSS and in X; labwc asks for the one, and its clients for either.
for (const name of ['default', 'left_ptr']) place(`icons/default/cursors/${name}`, noCursor())

function place(path, octets) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), octets)
}

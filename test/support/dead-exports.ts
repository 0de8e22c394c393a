import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'

const IMPORT = /^import (?:type )?(?:\{([^}]*)\}|\* as (\w+)) from '(\.[^']+)'/gm
const PATH = /'([\w./-]+\.(?:tsx?|m?js))'/g
const EXPORT = /^export (?:async )?(const|function|class|interface|type) (\w+)/gm

const words = (text: string): readonly string[] => text.match(/\w+/g) ?? []

/** `FILE: NAME` of each of them, of every export. A path that stands otherwise in a file may be used for any word in it. */
function usesOf(file: string, text: string): readonly string[] {
  const from = (folder: string, path: string) => relative('.', resolve(folder, path))
  const imported = [...text.matchAll(IMPORT)].flatMap(([, names, space = '', path = '']) => {
    const used = names?.split(',').map(
      (name) =>
        name
          .trim()
          .replace(/^type /, '')
          .split(' ')[0] ?? '',
    )
    const reached = () => [...text.matchAll(new RegExp(`\\b${space}\\.(\\w+)`, 'g'))].map(([, name]) => name)
    return (used ?? reached()).map((name) => `${from(dirname(file), path)}: ${name}`)
  })
  const loaded = [...text.replace(IMPORT, '').matchAll(PATH)].flatMap(([, path = '']) =>
    words(text).flatMap((word) => [`${from(dirname(file), path)}: ${word}`, `${from('.', path)}: ${word}`]),
  )
  return [...imported, ...loaded]
}

const isTest = (file: string) => file.startsWith('test/')

/**
 * Exported values that no other file imports; types that even their own file does not use, since what a function takes or
 * gives is exported with it; and what the program exports for tests alone, and does not use itself.
 */
export function deadExports(files: readonly string[]): readonly string[] {
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
  const uses = new Set<string>()
  const usesOfProgram = new Set<string>()
  for (const [file, text] of texts)
    for (const use of usesOf(file, text)) {
      uses.add(use)
      if (!isTest(file)) usesOfProgram.add(use)
    }
  return [...texts].flatMap(([file, text]) =>
    [...text.matchAll(EXPORT)]
      .map(([, kind = '', name = '']) => ({ kind, name, place: `${file}: ${name}` }))
      .filter(({ kind, name, place }) => {
        const isOwn = words(text).filter((word) => word === name).length > 1
        if (!uses.has(place)) return !isOwn || (kind !== 'interface' && kind !== 'type')
        return !isTest(file) && !isOwn && !usesOfProgram.has(place)
      })
      .map(({ place }) => place),
  )
}

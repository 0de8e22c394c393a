import type { SheetDocument } from '../sheet-document.ts'
import { withoutWitnesses } from '../without-witnesses.ts'
import { WORDS } from '../words.ts'
import { drawHeading, drawNotes, drawPairs } from './draw-part.ts'
import { LEFT, type Paper, WIDTH } from './paper.ts'
import { qrModules } from './qr-modules.ts'

const SIDE = 212.6 // points: 75 mm with the margin
const WIDEST_MODULE = 2.3 // 0.8 mm
const MARGIN = 4 // modules (ISO/IEC 18004)
const GAP = 12

/** What is logged, and beside it the proof as a code, which is drawn in one path so that no seams show between modules. */
export function drawProof(paper: Paper, { evidence, proof }: Pick<SheetDocument, 'evidence' | 'proof'>): void {
  const whole = qrModules(proof)
  const modules = whole ?? qrModules(withoutWitnesses(proof))
  paper.ensure(SIDE + 30)
  drawHeading(paper, WORDS.evidence.heading)
  const top = paper.y()
  drawPairs(paper, evidence, WIDTH - SIDE - GAP)
  drawNotes(
    paper,
    whole === null ? [...WORDS.evidence.code, WORDS.evidence.codeWithoutWitnesses] : WORDS.evidence.code,
    WIDTH - SIDE - GAP,
  )
  if (modules !== null) drawModules(paper, modules, LEFT + WIDTH - SIDE, top)
  paper.moveTo(Math.max(paper.y(), top + SIDE))
}

function drawModules({ document }: Paper, modules: readonly (readonly boolean[])[], left: number, top: number): void {
  const side = Math.min(WIDEST_MODULE, SIDE / (modules.length + 2 * MARGIN))
  const inset = (SIDE - side * modules.length) / 2
  modules.forEach((row, y) => {
    for (const { first, length } of runs(row))
      document.rect(left + inset + first * side, top + inset + y * side, length * side, side)
  })
  document.fill('black')
}

interface Dark {
  readonly first: number
  readonly length: number
}

/** Dark modules that touch each other in a row. */
function runs(row: readonly boolean[]): readonly Dark[] {
  const starts = row.flatMap((dark, x) => (dark && row[x - 1] !== true ? [x] : []))
  return starts.map((first) => {
    const end = row.indexOf(false, first)
    return { first, length: (end < 0 ? row.length : end) - first }
  })
}

// Notes what a person should check: computed from the blocks, so that they stay true while the person corrects.
import { FORBIDDEN_CHARACTERS } from '../../schema/forbidden-characters.ts'
import { clauseLabel, type NumberStyle } from '../numbering.ts'
import type { BlockNote, WholeNote } from './block-note.ts'
import { type ImportedBlock, isNumbered, type Piece, sourceOf } from './imported-blocks.ts'
import { isBrokenWord } from './join-lines.ts'
import { LINE_END } from './read-lines.ts'
import { readLabel } from './recognise-number.ts'

/** The blocks with their notes renewed; everything else as it was. */
export function noteBlocks(blocks: readonly ImportedBlock[]): ImportedBlock[] {
  const style = styleOf(blocks)
  const labelsExpected = blocks.some(({ label }) => label !== '')
  const places: Place[] = []
  const levelsRedrawn = new Set<number>()
  return blocks.map((block) => {
    const notes = [...pieceNotes(block.pieces), ...characterNotes(block.text)]
    if (isNumbered(block.kind)) {
      const level = Math.min(block.level, places.length + 1)
      const number = numberNotes(block, places, level, labelsExpected)
      notes.push(...number)
      const form = clauseLabel(
        style,
        places.map(({ last }) => last),
      )
      if (block.label !== '' && plain(block.label) !== plain(form) && !levelsRedrawn.has(level)) {
        levelsRedrawn.add(level)
        notes.push({ code: 'number-redrawn', values: { label: block.label, drawn: form } })
      }
    }
    return { ...block, notes }
  })
}

/** What is missing in the whole; renewed with every correction by calling it again. */
export function noteWhole(blocks: readonly ImportedBlock[]): WholeNote[] {
  if (blocks.every(({ text, label }) => text === '' && label === '')) return ['nothing-found']
  const kinds = new Set(blocks.map(({ kind }) => kind))
  const notes: WholeNote[] = []
  if (!kinds.has('title')) notes.push('no-title')
  if (!kinds.has('preambular') && !kinds.has('formula')) notes.push('no-preamble')
  if (!kinds.has('formula')) notes.push('no-formula')
  if (!kinds.has('clause')) notes.push('no-clauses')
  if (!kinds.has('closing')) notes.push('no-closing')
  return notes
}

/** The style nearest to the numbers of the source. */
export function styleOf(blocks: readonly ImportedBlock[]): NumberStyle {
  const label = blocks.find((block) => block.kind === 'clause' && block.label !== '')?.label ?? ''
  if (/^第/.test(label)) return 'article'
  return /^[【〔]/.test(label) ? 'lenticular' : 'decimal'
}

/** The number that the source gave last on a level. */
interface Place {
  last: number
}

function numberNotes(
  { label }: ImportedBlock,
  places: Place[],
  level: number,
  labelsExpected: boolean,
): BlockNote[] {
  const place = places[level - 1] ?? { last: 0 }
  places.splice(level - 1, Number.POSITIVE_INFINITY, place)
  const expected = place.last + 1
  const readings = readLabel(label)
  if (readings.length === 0) {
    place.last = expected
    return labelsExpected || label !== '' ? [{ code: 'number-added', values: {} }] : []
  }
  const value = readings.find((reading) => reading.value === expected)?.value ?? lowest(readings)
  place.last = value
  if (value === expected) return []
  if (value > expected) {
    const numbers = value - 1 === expected ? `${expected}` : `${expected}–${value - 1}`
    return [{ code: 'number-missing', values: { numbers } }]
  }
  if (value === 1) return [{ code: 'number-restarts', values: {} }]
  return [{ code: 'number-repeated', values: { number: value } }]
}

function lowest(readings: readonly { value: number }[]): number {
  return Math.min(...readings.map(({ value }) => value))
}

/** A label without differences of width, case and space. */
function plain(label: string): string {
  return label.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

function pieceNotes(pieces: readonly Piece[]): BlockNote[] {
  const notes: BlockNote[] = []
  const breaks = pieces.filter(({ kind }) => kind === 'break')
  const count = breaks.reduce((sum, { source }) => sum + (source.match(LINE_END)?.length ?? 0), 0)
  if (count > 0) notes.push({ code: 'lines-joined', values: { count } })
  const isHyphenated = pieces.some(
    ({ kind }, index) =>
      kind === 'break' && isBrokenWord(pieces[index - 1]?.reads ?? '', pieces[index + 1]?.reads ?? ''),
  )
  if (isHyphenated) notes.push({ code: 'hyphen-kept', values: {} })
  const isChanged = pieces.some((piece) => piece.kind === 'changed' && piece.reads !== sourceOf([piece]))
  if (isChanged) notes.push({ code: 'changed', values: {} })
  return notes
}

function characterNotes(text: string): BlockNote[] {
  if (!FORBIDDEN_CHARACTERS.test(text)) return []
  const found = [...text].filter((character) => FORBIDDEN_CHARACTERS.test(character))
  const code = found[0]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
  return [{ code: 'forbidden-characters', values: { count: found.length, character: `U+${code}` } }]
}

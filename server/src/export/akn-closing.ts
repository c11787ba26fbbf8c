// The end of a declaration in Akoma Ntoso: place and date as they are written, and who signs.
import { cityId, PLACE, personId, roleId } from './akn-references.ts'
import { aknWords } from './akn-words.ts'
import { notesOn, wordsAround } from './declaration-words.ts'
import type { ExportedDeclaration, Signatory } from './exported-declaration.ts'
import { type Paragraph, wordsOf } from './numbered-text.ts'
import { daysOf, type WrittenDay, writtenDay } from './written-day.ts'
import { container, element, type Xml } from './xml.ts'

/** Null where nothing is written there, and nobody signs. */
export function aknConclusions(declaration: ExportedDeclaration, closing: readonly Paragraph[]): Xml | null {
  const blocks = [
    ...closing.map((paragraph, index) => closingParagraph(declaration, paragraph, index)),
    ...declaration.signatories.map((signatory, index) => signatureBlock(declaration, signatory, index)),
  ]
  const { language } = declaration.text
  return blocks.length === 0
    ? null
    : container('conclusions', { eId: 'conclusions', 'xml:lang': language }, blocks)
}

/** Marked are the plenary’s place and, beside it, one of its days. */
function closingParagraph(declaration: ExportedDeclaration, paragraph: Paragraph, index: number): Xml {
  const eId = (name: string) => `conclusions__${name}_${index + 1}`
  const { place } = declaration.plenary
  const words = wordsOf(paragraph)
  const at = words.indexOf(place)
  const location = at === -1 ? { from: 0, to: 0 } : { from: at, to: at + place.length }
  const date = dayBeside(words, location, daysOf(declaration))
  const marks: Mark[] = []
  if (location.to > 0)
    marks.push({ ...location, name: 'location', attributes: { eId: eId('location'), refersTo: `#${PLACE}` } })
  if (date !== null) marks.push({ ...date, name: 'date', attributes: { eId: eId('date'), date: date.day } })
  return element('p', {}, withMarks(paragraph, marks))
}

interface Range {
  readonly from: number
  readonly to: number
}

interface Mark extends Range {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function dayBeside(words: string, { from, to }: Range, days: readonly string[]): WrittenDay | null {
  const behind = writtenDay(words.slice(to), days)
  if (behind !== null) return { ...behind, from: behind.from + to, to: behind.to + to }
  return writtenDay(words.slice(0, from), days)
}

function withMarks(paragraph: Paragraph, marks: readonly Mark[]): (Xml | string)[] {
  let written = 0
  const parts = [...marks]
    .sort((one, other) => one.from - other.from)
    .flatMap(({ from, to, name, attributes }) => {
      const before = aknWords(sliced(paragraph, { from: written, to: from }))
      written = to
      return [...before, element(name, attributes, aknWords(sliced(paragraph, { from, to })))]
    })
  return [...parts, ...aknWords(sliced(paragraph, { from: written, to: Number.POSITIVE_INFINITY }))]
}

function sliced(paragraph: Paragraph, { from, to }: Range): Paragraph {
  let start = 0
  return paragraph.flatMap((run) => {
    const text = run.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    start += run.text.length
    return text === '' ? [] : [{ ...run, text }]
  })
}

/** `signature` marks what was signed; whoever has not signed stands in a paragraph. */
function signatureBlock(declaration: ExportedDeclaration, signatory: Signatory, index: number): Xml {
  const eId = (name: string) => `conclusions__${name}_${index + 1}`
  const { city, name, title, outcome } = signatory
  const role = roleId(declaration, title)
  const as = role && `#${role}`
  const parts = [
    element('organization', { eId: eId('organization'), refersTo: `#${cityId(signatory)}` }, city),
    ...(name === ''
      ? []
      : [', ', element('person', { eId: eId('person'), refersTo: `#${personId(signatory)}`, as }, name)]),
    ...(title === '' ? [] : [', ', element('role', { eId: eId('role'), refersTo: as }, title)]),
  ]
  const notes = notesOn(signatory, wordsAround(declaration)).flatMap((note) => [
    ' ',
    element('remark', { 'xml:lang': declaration.wordsIn }, note),
  ])
  const isSigned = outcome?.kind === 'signed'
  return isSigned
    ? element('p', {}, element('signature', { eId: eId('signature') }, parts), notes)
    : element('p', { class: 'signatory' }, parts, notes)
}

// A declaration as Akoma Ntoso 3.0 (OASIS, 2018): a `statement`, its elements named by the Naming Convention 1.0.
import { aknConclusions } from './akn-closing.ts'
import { aknMeta } from './akn-meta.ts'
import { aknParagraph, aknWords } from './akn-words.ts'
import { draftLine, wordsAround } from './declaration-words.ts'
import type { ExportedDeclaration } from './exported-declaration.ts'
import {
  type NumberedClause,
  type NumberedPart,
  numberedText,
  type Paragraph,
  plainRun,
} from './numbered-text.ts'
import { container, element, type Xml } from './xml.ts'

const AKN = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'

export function declarationAkn(declaration: ExportedDeclaration): string {
  const { text, adoption } = declaration
  const { title, preamble, clauses, closing } = numberedText(text.content, text.numberStyle)
  const conclusions = aknConclusions(declaration, closing)
  const contains = adoption === null ? 'singleVersion' : 'originalVersion'
  const statement = container('statement', { name: 'declaration', contains }, [
    aknMeta(declaration),
    preface(declaration, title),
    ...preambleOf(preamble, text.language),
    container('mainBody', { eId: 'body', 'xml:lang': text.language }, bodyOf(clauses)),
    ...(conclusions === null ? [] : [conclusions]),
  ])
  const { xml } = container('akomaNtoso', { xmlns: AKN }, [statement])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}

/** The body that declares, the title, and that it is a draft. */
function preface(declaration: ExportedDeclaration, title: readonly Paragraph[]): Xml {
  const [body, heading] = [title.slice(0, -1), title.at(-1) ?? [plainRun(declaration.title)]]
  return container('preface', { eId: 'preface', 'xml:lang': declaration.text.language }, [
    ...draftMark(declaration),
    ...body.map((paragraph) => element('p', {}, element('docProponent', {}, aknWords(paragraph)))),
    container('longTitle', { eId: 'preface__longTitle' }, [
      element('p', {}, element('docTitle', {}, aknWords(heading))),
    ]),
  ])
}

function draftMark(declaration: ExportedDeclaration): Xml[] {
  const draft = draftLine(declaration)
  if (draft === null) return []
  const { wordsIn } = declaration
  const stage = element('docStage', { refersTo: '#draft' }, draft)
  return [element('p', { 'xml:lang': wordsIn }, stage, ' ', wordsAround(declaration).draftNotice)]
}

/** The last paragraph is the one that declares. */
function preambleOf(preamble: readonly Paragraph[], language: string): Xml[] {
  const [recitals, formula] = [preamble.slice(0, -1), preamble.at(-1)]
  if (formula === undefined) return []
  const eId = 'preamble__recs'
  const recital = (paragraph: Paragraph, index: number) =>
    container('recital', { eId: `${eId}__rec_${index + 1}` }, [aknParagraph(paragraph)])
  return [
    container('preamble', { eId: 'preamble', 'xml:lang': language }, [
      ...(recitals.length > 0 ? [container('recitals', { eId }, recitals.map(recital))] : []),
      container('formula', { eId: 'preamble__formula', name: 'enactingFormula' }, [aknParagraph(formula)]),
    ]),
  ]
}

/** The schema takes no body without a block. */
function bodyOf(clauses: readonly NumberedClause[]): Xml[] {
  const named = new Set<string>()
  return clauses.length === 0 ? [element('p', {})] : clauses.map((clause) => clauseOf(clause, '', named))
}

/**
 * `GUID` is the clause’s own id, which stays when its number changes.
 * @param named the clauses before this one: in a draft two may have one id for a moment
 */
function clauseOf({ clause, label, path, parts }: NumberedClause, above: string, named: Set<string>): Xml {
  const isTop = path.length === 1
  const eId = `${above}${isTop ? 'cl' : 'subcl'}_${label.replace(/[^0-9a-z]/g, '')}`
  const { id } = clause.attrs
  const GUID = id === '' || named.has(id) ? undefined : id
  named.add(id)
  const num = element('num', {}, label)
  const contents = contentOf(parts, eId, (below) => clauseOf(below, `${eId}__`, named))
  return container(isTop ? 'clause' : 'subclause', { eId, GUID }, [num, ...contents])
}

/** Words alone are content; with sub-clauses, what stands before, between and behind them has a name each. */
function contentOf(
  parts: readonly NumberedPart[],
  eId: string,
  subclause: (below: NumberedClause) => Xml,
): Xml[] {
  const firstList = parts.findIndex((part) => 'clauses' in part)
  const lastList = parts.findLastIndex((part) => 'clauses' in part)
  if (firstList === -1) return [container('content', { eId: `${eId}__content` }, blocksOf(parts))]
  const before = parts.slice(0, firstList)
  const behind = parts.slice(lastList + 1)
  let alineas = 0
  const alinea = (paragraph: Paragraph) => {
    const own = `${eId}__al_${++alineas}`
    const content = container('content', { eId: `${own}__content` }, [aknParagraph(paragraph)])
    return container('alinea', { eId: own }, [content])
  }
  return [
    ...(before.length > 0 ? [container('intro', { eId: `${eId}__intro` }, blocksOf(before))] : []),
    ...parts
      .slice(firstList, lastList + 1)
      .flatMap((part) => ('clauses' in part ? part.clauses.map(subclause) : [alinea(part.paragraph)])),
    ...(behind.length > 0 ? [container('wrapUp', { eId: `${eId}__wrapup` }, blocksOf(behind))] : []),
  ]
}

function blocksOf(parts: readonly NumberedPart[]): Xml[] {
  const paragraphs = parts.flatMap((part) => ('paragraph' in part ? [aknParagraph(part.paragraph)] : []))
  return paragraphs.length > 0 ? paragraphs : [element('p', {})]
}

// A declaration as plain text: a line for each paragraph, never broken, numbered as on the page.
import { BETWEEN, COLON, digestsOf, factsOf, personOf } from './declaration-facts.ts'
import { draftLine, notesOn, wordsAround } from './declaration-words.ts'
import type { ExportedDeclaration } from './exported-declaration.ts'
import { gapAfter, type NumberedClause, numberedText, type Paragraph } from './numbered-text.ts'

const INDENT = '    '

/** UTF-8 without a mark of byte order. A link’s address follows its words. */
export function declarationText(declaration: ExportedDeclaration): string {
  const { text, title: listed } = declaration
  const { title, preamble, clauses, closing } = numberedText(text.content, text.numberStyle)
  const draft = draftLine(declaration)
  const blocks = [
    ...(draft === null ? [] : [`${draft}\n${wordsAround(declaration).draftNotice}`]),
    ...(title.length > 0 ? title.map(lineOf) : [listed]),
    ...preamble.map(lineOf),
    ...clauses.flatMap((clause) => linesOf(clause, 0)),
    ...closing.map(lineOf),
    ...signatures(declaration),
    about(declaration),
  ]
  return `${blocks.join('\n\n')}\n`
}

function linesOf({ label, parts }: NumberedClause, depth: number): string[] {
  const indent = INDENT.repeat(depth)
  const [first, ...rest] = parts
  const isWorded = first !== undefined && 'paragraph' in first
  const head = isWorded ? `${label}${gapAfter(label)}${lineOf(first.paragraph)}` : label
  return [
    `${indent}${head}`,
    ...(isWorded ? rest : parts).flatMap((part) =>
      'paragraph' in part
        ? [`${indent}${lineOf(part.paragraph)}`]
        : part.clauses.flatMap((below) => linesOf(below, depth + 1)),
    ),
  ]
}

function lineOf(paragraph: Paragraph): string {
  return paragraph
    .map(({ text, href }) => (href === null || href === text ? text : `${text} <${href}>`))
    .join('')
}

function signatures(declaration: ExportedDeclaration): string[] {
  const { signatories } = declaration
  if (signatories.length === 0) return []
  const words = wordsAround(declaration)
  const lines = signatories.map((signatory, index) => {
    const { city } = signatory
    return `${index + 1}. ${[city, ...personOf(signatory), ...notesOn(signatory, words)].join(BETWEEN)}`
  })
  return [[words.signatures, ...lines].join('\n')]
}

function about(declaration: ExportedDeclaration): string {
  const lines = [...factsOf(declaration), ...digestsOf(declaration)].map(
    ({ label, value }) => `${label}${COLON[declaration.wordsIn]}${value}`,
  )
  return [wordsAround(declaration).about, ...lines].join('\n')
}

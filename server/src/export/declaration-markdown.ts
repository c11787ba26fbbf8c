// A declaration as Markdown (CommonMark): what was typed is read as it was typed, and numbered as on the page.
import { BETWEEN, COLON, digestsOf, type Fact, factsOf, personOf } from './declaration-facts.ts'
import { type DeclarationWords, draftLine, notesOn, wordsAround } from './declaration-words.ts'
import type { ExportedDeclaration, Signatory } from './exported-declaration.ts'
import { markdownBlock, markdownInline, markdownName } from './markdown-words.ts'
import { gapAfter, type NumberedClause, type NumberedPart, numberedText, plainRun } from './numbered-text.ts'

const RULE = '* * *'

export function declarationMarkdown(declaration: ExportedDeclaration): string {
  const { text, title: listed, wordsIn } = declaration
  const { title, preamble, clauses, closing } = numberedText(text.content, text.numberStyle)
  const [body, heading] = [title.slice(0, -1), title.at(-1) ?? [plainRun(listed)]]
  const blocks = [
    ...draftMark(declaration),
    listOfFacts(factsOf(declaration), wordsIn),
    RULE,
    ...body.map(markdownBlock),
    `# ${markdownInline(heading)}`,
    ...preamble.map(markdownBlock),
    ...clauses.map(topClause),
    ...closing.map(markdownBlock),
    RULE,
    ...signatures(declaration),
    listOfFacts(digestsOf(declaration), wordsIn),
  ]
  return `${blocks.join('\n\n')}\n`
}

function draftMark(declaration: ExportedDeclaration): string[] {
  const draft = draftLine(declaration)
  if (draft === null) return []
  const notice = wordsAround(declaration).draftNotice
  return [markdownBlock([{ ...plainRun(draft), bold: true }]), markdownName(notice)]
}

function listOfFacts(facts: readonly Fact[], wordsIn: ExportedDeclaration['wordsIn']): string {
  return facts.map(({ label, value }) => `- ${label}${COLON[wordsIn]}${markdownName(value)}`).join('\n')
}

/** In the decimal style a list of Markdown's own, which numbers alike; in others the label stands as words. */
function topClause({ label, parts }: NumberedClause): string {
  if (/^\d+\.$/.test(label)) return item(`${label} `, blocksOf(parts))
  return labelled(label, parts).join('\n\n')
}

function subclauses(clauses: readonly NumberedClause[]): string {
  return clauses.map(({ label, parts }) => item('- ', labelled(label, parts))).join('\n\n')
}

function labelled(label: string, [first, ...rest]: readonly NumberedPart[]): string[] {
  if (!first || !('paragraph' in first)) return [label, ...blocksOf(first ? [first, ...rest] : [])]
  return [`${label}${gapAfter(label)}${markdownInline(first.paragraph)}`, ...blocksOf(rest)]
}

function blocksOf(parts: readonly NumberedPart[]): string[] {
  return parts.map((part) => ('paragraph' in part ? markdownBlock(part.paragraph) : subclauses(part.clauses)))
}

/** What belongs to an item stands as far in as its first words do. */
function item(marker: string, blocks: readonly string[]): string {
  const indent = ' '.repeat(marker.length)
  const inner = blocks.join('\n\n').replace(/\n(?=[^\n])/g, `\n${indent}`)
  return `${marker}${inner}`.trimEnd()
}

function signatures(declaration: ExportedDeclaration): string[] {
  const { signatories } = declaration
  if (signatories.length === 0) return []
  const words = wordsAround(declaration)
  const lines = signatories.map((signatory, index) => `${index + 1}. ${signatureLine(signatory, words)}`)
  return [`## ${words.signatures}`, lines.join('\n')]
}

function signatureLine(signatory: Signatory, words: DeclarationWords): string {
  const rest = [...personOf(signatory), ...notesOn(signatory, words)]
  const city = { ...plainRun(signatory.city), bold: true }
  return markdownInline([city, plainRun(rest.map((each) => `${BETWEEN}${each}`).join(''))])
}

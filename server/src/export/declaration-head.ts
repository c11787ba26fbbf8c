// What stands above a declaration's title: the network, where the text does not name it itself.
import type { ParagraphJson } from '@plenary/shared/schema/content'
import type { ExportedDeclaration } from './exported-declaration.ts'

export interface DeclarationHead {
  readonly network: string | null
  /** The body's name, as the text has it. */
  readonly body: readonly ParagraphJson[]
  readonly title: ParagraphJson | null
}

export function declarationHead({ network, text }: ExportedDeclaration): DeclarationHead {
  const all = text.content.content[0].content ?? []
  const paragraphs = all.filter((paragraph) => plainWords(paragraph) !== '')
  const isNamed = folded(paragraphs.map(plainWords).join(' ')).includes(folded(network))
  return {
    network: isNamed ? null : network,
    body: paragraphs.slice(0, -1),
    title: paragraphs.at(-1) ?? null,
  }
}

function plainWords({ content = [] }: ParagraphJson): string {
  return content.map(({ text }) => text).join('')
}

function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}

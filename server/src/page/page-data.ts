// A declaration as the template reads it: labels, words and lists, nothing that is markup.
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { ClauseJson, TextJson } from '@plenary/shared/schema/content'
import type { ExportedDeclaration, Signatory } from '../export/exported-declaration.ts'
import { isEastAsian, type PageFonts } from './page-fonts.ts'
import { draftMark, PAGE_WORDS, type PageWords } from './page-words.ts'

/** One text in the normal case; of the sealed page the authentic ones first, then the others. */
export type Declarations = readonly [ExportedDeclaration, ...ExportedDeclaration[]]

interface Run {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly link: string | null
}
type Words = readonly Run[]

interface ClauseData {
  readonly label: string
  readonly parts: readonly ({ readonly words: Words } | { readonly clauses: readonly ClauseData[] })[]
}

/** How letters of a language are set. */
export interface LanguageData {
  readonly language: string
  readonly region: string | null
  readonly families: readonly string[]
  readonly isEastAsian: boolean
}

interface CellData {
  readonly key: string
  readonly city: string
  readonly name: string
  readonly title: string
  readonly notes: readonly string[]
}

interface TextData extends LanguageData {
  readonly bodies: readonly Words[]
  readonly title: Words
  readonly status: string | null
  readonly preamble: readonly Words[]
  readonly clauses: readonly ClauseData[]
  readonly closing: readonly Words[]
  /** Null where others have them. */
  readonly signatures: readonly CellData[] | null
}

export interface PageData {
  readonly title: string
  readonly network: string
  /** Of what stands around the words. */
  readonly around: LanguageData
  readonly draft: { readonly mark: string; readonly look: LanguageData; readonly label: string } | null
  readonly footer: { readonly line: string; readonly form: string; readonly digest: readonly string[] }
  readonly texts: readonly TextData[]
}

export function declarationsToPageData(declarations: Declarations, fonts: PageFonts): PageData {
  const [first] = declarations
  const words = PAGE_WORDS[first.wordsIn]
  const { version, text } = first
  const authentic = declarations.findLastIndex((each) => each.text.status === 'authentic')
  const signing = declarations[authentic] ?? declarations.at(-1)
  return {
    title: first.title,
    network: first.network,
    around: languageData(first.wordsIn, fonts),
    draft:
      first.adoption === null
        ? {
            mark: draftMark(text.language),
            look: languageData(text.language, fonts),
            label: words.moment(version),
          }
        : null,
    footer: {
      line: [first.title, first.network, footerVersion(first, words)].join(' · '),
      form: version.form,
      digest: [version.digest.slice(0, 32), version.digest.slice(32)],
    },
    texts: declarations.map((each) => textData(each, fonts, each === signing)),
  }
}

function footerVersion({ version, adoption }: ExportedDeclaration, words: PageWords): string {
  return adoption === null
    ? `${words.draft}${words.separator}${words.version(version)}`
    : words.version(version)
}

function textData(
  { text, network, wordsIn, signatories }: ExportedDeclaration,
  fonts: PageFonts,
  isSigned: boolean,
): TextData {
  const words = PAGE_WORDS[wordsIn]
  const [title, preamble, clauses, closing] = text.content.content
  const lines = paragraphsOf(title.content)
  const bodies = lines.slice(0, -1)
  return {
    ...languageData(text.language, fonts),
    bodies: bodies.length > 0 ? bodies : [[{ text: network, bold: false, italic: false, link: null }]],
    title: lines.at(-1) ?? [],
    status: text.status === 'authentic' ? null : words.status[text.status],
    preamble: paragraphsOf(preamble.content),
    clauses: (clauses.content ?? []).map((clause, place) =>
      clauseData(clause, text.numberStyle, [place + 1]),
    ),
    closing: paragraphsOf(closing.content),
    signatures: isSigned ? signatories.map((each) => cellData(each, words)) : null,
  }
}

export function languageData(language: string, fonts: PageFonts): LanguageData {
  const { language: base, region } = new Intl.Locale(language).maximize()
  return {
    language: base,
    region: region?.length === 2 ? region : null,
    families: fonts.families(language),
    isEastAsian: isEastAsian(language),
  }
}

function clauseData(clause: ClauseJson, style: NumberStyle, path: readonly number[]): ClauseData {
  let place = 0
  const parts = (clause.content ?? []).flatMap((part): ClauseData['parts'][number][] => {
    if (part.type === 'paragraph') return paragraphsOf([part]).map((words) => ({ words }))
    const clauses = (part.content ?? []).map((each) => {
      place += 1
      return clauseData(each, style, [...path, place])
    })
    return clauses.length > 0 ? [{ clauses }] : []
  })
  return { label: clauseLabel(style, path), parts }
}

/** Those with words, as the canonical form counts them. */
function paragraphsOf(
  blocks: readonly { readonly content?: readonly TextJson[] | undefined }[] = [],
): Words[] {
  return blocks
    .map(({ content = [] }) => content.map(toRun))
    .filter((words) => words.some(({ text }) => text !== ''))
}

function toRun({ text, marks = [] }: TextJson): Run {
  const link = marks.find((mark) => mark.type === 'link')
  return {
    text,
    bold: marks.some(({ type }) => type === 'bold'),
    italic: marks.some(({ type }) => type === 'italic'),
    link: link?.attrs.href ?? null,
  }
}

function cellData({ cityId, city, name, title, holder, outcome }: Signatory, words: PageWords): CellData {
  const notes = [holder === null ? [] : words.byProxy(holder), outcome === null ? [] : words.outcome(outcome)]
  return { key: cityId, city, name, title, notes: notes.flat() }
}

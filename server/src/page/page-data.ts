// A declaration as the template reads it: labels, words and lists, nothing that is markup.
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { ClauseJson, TextJson } from '@plenary/shared/schema/content'
import { declarationHead } from '../export/declaration-head.ts'
import {
  type DeclarationWords,
  draftMark,
  notesOn,
  stateLines,
  versionLine,
  wordsAround,
} from '../export/declaration-words.ts'
import type { ExportedDeclaration, Signatory } from '../export/exported-declaration.ts'
import { isEastAsian, type PageFonts } from './page-fonts.ts'

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
  /** What it is, where it is not authentic. */
  readonly status: readonly string[]
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
  const { version } = first
  const authentic = declarations.findLastIndex((each) => each.text.status === 'authentic')
  const signing = declarations[authentic] ?? declarations.at(-1)
  return {
    title: first.title,
    network: first.network,
    around: languageData(first.wordsIn, fonts),
    draft: draftData(first, fonts),
    footer: {
      line: [first.title, first.network, footerVersion(first)].join(' · '),
      form: version.form,
      digest: [version.digest.slice(0, 32), version.digest.slice(32)],
    },
    texts: declarations.map((each) => textData(each, fonts, each === signing)),
  }
}

function draftData(declaration: ExportedDeclaration, fonts: PageFonts): PageData['draft'] {
  const { adoption, text, version } = declaration
  if (adoption !== null) return null
  const time = version.number === null ? [] : [wordsAround(declaration).at(version.at)]
  return {
    mark: draftMark(text.language),
    look: languageData(text.language, fonts),
    label: [versionLine(declaration), ...time].join(' · '),
  }
}

function footerVersion(declaration: ExportedDeclaration): string {
  const { number, at } = declaration.version
  const words = wordsAround(declaration)
  const version = number === null ? words.asOf(at) : words.version(number)
  return declaration.adoption === null ? `${words.draft}${words.separator}${version}` : version
}

function textData(declaration: ExportedDeclaration, fonts: PageFonts, isSigned: boolean): TextData {
  const { text, signatories } = declaration
  const { network, body, title } = declarationHead(declaration)
  const [, preamble, clauses, closing] = text.content.content
  return {
    ...languageData(text.language, fonts),
    bodies: [...(network === null ? [] : [plain(network)]), ...paragraphsOf(body)],
    title: title === null ? [] : (paragraphsOf([title])[0] ?? []),
    status: text.status === 'authentic' ? [] : stateLines({ ...declaration, adoption: null }),
    preamble: paragraphsOf(preamble.content),
    clauses: (clauses.content ?? []).map((clause, place) =>
      clauseData(clause, text.numberStyle, [place + 1]),
    ),
    closing: paragraphsOf(closing.content),
    signatures: isSigned ? signatories.map((each) => cellData(each, wordsAround(declaration))) : null,
  }
}

function plain(text: string): Words {
  return [{ text, bold: false, italic: false, link: null }]
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

function cellData({ cityId, city, name, title, ...more }: Signatory, words: DeclarationWords): CellData {
  return { key: cityId, city, name, title, notes: notesOn(more, words) }
}

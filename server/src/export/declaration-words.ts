// What stands around the words in the files of a declaration, of every format.
import type { TextStatus } from '@plenary/shared/api/declaration-routes'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { ExportedDeclaration, Signatory, SignatoryOutcome } from './exported-declaration.ts'
import { localMoment } from './local-moment.ts'

export interface DeclarationWords {
  /** The mark of whatever is not adopted. */
  readonly draft: string
  readonly draftNotice: string
  version(number: number): string
  versionNamed(number: number, name: string): string
  /** Words that have no number: as they stood then. */
  asOf(at: string): string
  adopted(at: string): string
  /** Of a text in a language. */
  status(status: TextStatus, language: string): string
  /** Of what is not an authentic text: which text counts. */
  readonly statusNotice: Record<Exclude<TextStatus, 'authentic'>, string>
  readonly digestOfText: string
  /** Of the declaration, all its texts: what adoption and signatures refer to. */
  readonly digestOfDeclaration: string
  readonly form: string
  readonly network: string
  readonly plenary: string
  readonly place: string
  readonly days: string
  readonly versionLabel: string
  readonly stateLabel: string
  readonly textLabel: string
  readonly about: string
  readonly signatures: string
  byProxy(holder: string): string
  outcome(outcome: SignatoryOutcome): string
  page(number: number, of: number): string
  at(moment: string): string
  period(startsOn: string, endsOn: string): string
  readonly separator: string
}

type SaidMoment = (moment: string) => string

/** Days that may be one and the same. */
function periodIn(locale: string): (startsOn: string, endsOn: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return (startsOn, endsOn) => {
    const [first, last] = [new Date(startsOn), new Date(endsOn)]
    // The Japanese form of a range is one of figures and slashes.
    if (locale === 'ja-JP' && startsOn !== endsOn) return `${format.format(first)}～${format.format(last)}`
    return format.formatRange(first, last).replaceAll('\u2009', ' ')
  }
}

function languageNames(locale: string): (language: string) => string {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return (language) => names.of(language) ?? language
}

const [englishName, japaneseName] = [languageNames('en-GB'), languageNames('ja-JP')]

const english = (inEnglish: SaidMoment): DeclarationWords => ({
  draft: 'DRAFT',
  draftNotice: 'This text has not been adopted.',
  version: (number) => `Rev. ${number}`,
  versionNamed: (number, name) => `Rev. ${number}, ${name}`,
  asOf: (at) => `as of ${inEnglish(at)}`,
  adopted: (at) => `Adopted on ${inEnglish(at)}`,
  status: (status, language) =>
    ({
      authentic: `Authentic text in ${englishName(language)}`,
      translation: `Official translation into ${englishName(language)}`,
      gist: `Gist in ${englishName(language)}, not an authentic text`,
    })[status],
  statusNotice: {
    translation: 'Where the texts differ, the authentic text counts.',
    gist: 'For information only: the authentic text counts.',
  },
  digestOfText: 'SHA-256 of the canonical text',
  digestOfDeclaration: 'SHA-256 of the declaration, all texts',
  form: 'Canonical form',
  network: 'Network',
  plenary: 'Plenary',
  place: 'Place',
  days: 'Dates',
  versionLabel: 'Version',
  stateLabel: 'State',
  textLabel: 'Text',
  about: 'About this file',
  signatures: 'Signatures',
  byProxy: (holder) => `by proxy: ${holder}`,
  outcome: ({ kind, way, at }) => {
    if (kind === 'absent') return 'Absent'
    if (kind === 'declined') return `Declined to sign on ${inEnglish(at)}`
    const how = { electronic: 'electronically', paper: 'on paper', outside: 'with its own certificate' }
    return `Signed ${way === null ? '' : `${how[way]} `}on ${inEnglish(at)}`
  },
  page: (number, of) => `Page ${number} of ${of}`,
  at: inEnglish,
  period: periodIn('en-GB'),
  separator: ', ',
})

const japanese = (inJapanese: SaidMoment): DeclarationWords => ({
  draft: '草案',
  draftNotice: 'この本文は採択されていません。',
  version: (number) => `Rev. ${number}`,
  versionNamed: (number, name) => `Rev. ${number}「${name}」`,
  asOf: (at) => `${inJapanese(at)}時点`,
  adopted: (at) => `${inJapanese(at)}採択`,
  status: (status, language) =>
    ({
      authentic: `正文（${japaneseName(language)}）`,
      translation: `公式訳（${japaneseName(language)}）`,
      gist: `趣旨（${japaneseName(language)}、正文ではない）`,
    })[status],
  statusNotice: {
    translation: '相違がある場合は正文を優先します。',
    gist: '参考のための趣旨であり、正文を優先します。',
  },
  digestOfText: '正規化本文のSHA-256',
  digestOfDeclaration: '宣言全体（全言語）のSHA-256',
  form: '正規形',
  network: 'ネットワーク',
  plenary: '総会',
  place: '場所',
  days: '会期',
  versionLabel: '版',
  stateLabel: '状態',
  textLabel: '本文',
  about: 'このファイルについて',
  signatures: '署名',
  byProxy: (holder) => `代理：${holder}`,
  outcome: ({ kind, way, at }) => {
    if (kind === 'absent') return '欠席'
    if (kind === 'declined') return `${inJapanese(at)}署名辞退`
    const how = { electronic: '電子署名', paper: '紙面で署名', outside: '自己の証明書で署名' }
    return `${inJapanese(at)}${way === null ? '署名' : how[way]}`
  },
  page: (number, of) => `${number} / ${of}ページ`,
  at: inJapanese,
  period: periodIn('ja-JP'),
  separator: '、',
})

const WORDS = { en: english, ja: japanese }

/** Moments are in the time zone of the plenary. */
export function declarationWords(language: InterfaceLanguage, timeZone: string | null): DeclarationWords {
  return WORDS[language](localMoment(language, timeZone))
}

/** What stands around the words of a declaration. */
export function wordsAround({
  wordsIn,
  plenary,
}: Pick<ExportedDeclaration, 'wordsIn' | 'plenary'>): DeclarationWords {
  return declarationWords(wordsIn, plenary.timeZone)
}

/** The mark of a draft in the languages of the texts. */
const DRAFT_IN: Record<string, string> = {
  en: 'DRAFT',
  ja: '草案',
  ko: '초안',
  zh: '草案',
  th: 'ร่าง',
  vi: 'BẢN DỰ THẢO',
  ru: 'ПРОЕКТ',
  hi: 'मसौदा',
  my: 'မူကြမ်း',
  mn: 'ТӨСӨЛ',
}

/** In the language of the text, for those who only look at the page. */
export function draftMark(language: string): string {
  return DRAFT_IN[language.split('-')[0] ?? ''] ?? DRAFT_IN.en ?? ''
}

/** `Rev. 3, Chair’s text`, or as of when, where the words have no number. */
export function versionLine(declaration: ExportedDeclaration): string {
  const { version } = declaration
  const words = wordsAround(declaration)
  if (version.number === null) return words.asOf(version.at)
  return version.name === null
    ? words.version(version.number)
    : words.versionNamed(version.number, version.name)
}

/** The mark of a draft, in the plenary's words and the text's own language, with version and time; null of what is adopted. */
export function draftLine(declaration: ExportedDeclaration): string | null {
  const { adoption, text, version } = declaration
  if (adoption !== null) return null
  const words = wordsAround(declaration)
  const own = draftMark(text.language)
  const marks = own === words.draft ? [own] : [words.draft, own]
  const line = versionLine(declaration)
  return [...marks, line, ...(version.number === null ? [] : [words.at(version.at)])].join(' · ')
}

/** What the text is, and whether it is adopted. */
export function stateLines(declaration: ExportedDeclaration): string[] {
  const { adoption, text } = declaration
  const words = wordsAround(declaration)
  const status = words.status(text.status, text.language)
  const adopted = adoption === null ? [] : [words.adopted(adoption.at)]
  const notice = text.status === 'authentic' ? [] : [words.statusNotice[text.status]]
  return [[status, ...adopted].join(' · '), ...notice]
}

/** What stands under a city's name: that another signs for it, and what came of it. */
export function notesOn(
  { holder, outcome }: Pick<Signatory, 'holder' | 'outcome'>,
  words: DeclarationWords,
): string[] {
  return [
    ...(holder === null ? [] : [words.byProxy(holder)]),
    ...(outcome === null ? [] : [words.outcome(outcome)]),
  ]
}

// What a file without a page says about a declaration beside its words, in lines of a label and a value.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import { versionLine, wordsAround } from './declaration-words.ts'
import type { ExportedDeclaration, Signatory } from './exported-declaration.ts'

export interface Fact {
  readonly label: string
  readonly value: string
  /** In the language of the text. */
  readonly isOfText?: true
}

/** Between a label and its value. */
export const COLON: Record<InterfaceLanguage, string> = { en: ': ', ja: '：' }

/** Between facts on one line. */
export const BETWEEN = ' · '

/** Where and when it was written, which version it is, and what it counts for. */
export function factsOf(declaration: ExportedDeclaration): Fact[] {
  const { network, plenary, text, version, adoption } = declaration
  const words = wordsAround(declaration)
  const { status, language } = text
  const notice = status === 'authentic' ? [] : [words.statusNotice[status]]
  const at = version.number === null ? [] : [words.at(version.at)]
  const state = adoption === null ? [words.draft, words.draftNotice] : [words.adopted(adoption.at)]
  return [
    { label: words.network, value: network, isOfText: true },
    { label: words.plenary, value: plenary.name, isOfText: true },
    { label: words.place, value: plenary.place, isOfText: true },
    { label: words.days, value: words.period(plenary.startsOn, plenary.endsOn) },
    { label: words.versionLabel, value: [versionLine(declaration), ...at].join(BETWEEN) },
    { label: words.stateLabel, value: state.join(BETWEEN) },
    { label: words.textLabel, value: [words.status(status, language), ...notice].join(BETWEEN) },
  ]
}

/** By which anybody can check the words. */
export function digestsOf(declaration: ExportedDeclaration): Fact[] {
  const { text, version } = declaration
  const words = wordsAround(declaration)
  return [
    { label: words.digestOfText, value: text.digest },
    { label: words.digestOfDeclaration, value: version.digest },
    { label: words.form, value: version.form },
  ]
}

/** Who signs for a city, as far as the roster says. */
export function personOf({ name, title }: Pick<Signatory, 'name' | 'title'>): string[] {
  return [name, title].filter((each) => each !== '')
}

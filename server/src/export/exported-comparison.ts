// A comparison that is made a file of: with everything that its readers, who have only the file, need to know.
import type { ComparedPart, Stroke } from '@plenary/shared/compare/comparison'
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'

export interface ExportedComparison {
  /** The declaration's. */
  readonly title: string
  readonly plenary: string
  /** Of the text. */
  readonly language: string
  readonly numberStyle: NumberStyle
  readonly from: NamedMoment
  readonly to: NamedMoment
  readonly authors: readonly NamedAuthor[]
  readonly parts: readonly ComparedPart[]
  /** The city whose changes alone are in it; null for all. */
  readonly city: string | null
  /** Of what stands around the words. */
  readonly wordsIn: InterfaceLanguage
}

export interface NamedMoment {
  /** Null before anything was written, or where each clause has a moment of its own. */
  readonly at: string | null
  /** Such as `Rev. 2, Chair’s text`, `Now`, `What Hanoi agreed to`. */
  readonly name: string
}

/** Somebody who changed something, as readers know them. */
export interface NamedAuthor {
  /** The city, or the function of who writes for none. */
  readonly name: string
  /** A few letters that stand for it. */
  readonly code: string
  /** Their function and their own name. */
  readonly person: string
}

/** Those who made a change, each once. */
export function authorsOf(
  { authors }: Pick<ExportedComparison, 'authors'>,
  by: readonly Stroke[],
): NamedAuthor[] {
  return by.flatMap(({ author }) => authors[author] ?? [])
}

/** When somebody last wrote in it. */
export function lastAt(by: readonly Stroke[]): string | undefined {
  return by
    .map(({ at }) => at)
    .sort()
    .at(-1)
}

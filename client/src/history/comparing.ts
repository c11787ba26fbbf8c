// What everything on the page that compares shares: the language, who is who, the changes; and apart from it, because it changes
// with every key, which change the reader looks at.
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import { type ComparedPart, SUBCLAUSES_HERE } from '@plenary/shared/compare/comparison'
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import { createContext, useContext } from 'react'
import type { AuthorFace, AuthorFaces } from './author-faces.ts'
import type { PlaceWords } from './place-words.ts'

export interface Comparing extends AuthorFaces, PlaceWords {
  /** Of the text. */
  readonly language: string
  readonly numberStyle: NumberStyle
  readonly parts: readonly ComparedPart[]
  readonly changes: readonly PlacedChange[]
  readonly select: (change: PlacedChange) => void
  /** Asks whether a clause is to be brought back as it was; undefined where that cannot be. */
  readonly bringBack: ((part: ComparedPart) => void) | undefined
  readonly changeWords: (change: PlacedChange) => string
  /** `Head of delegation, Anh Nguyen, 10:44`, a line each. */
  readonly whoWords: (change: PlacedChange) => string[]
  /** Set while only the changes of one city are shown. */
  readonly onlyBy: AuthorFace | undefined
}

export const ComparingContext = createContext<Comparing | undefined>(undefined)

export function useComparing(): Comparing {
  const comparing = useContext(ComparingContext)
  if (!comparing) throw new Error('nothing is compared around this')
  return comparing
}

/** Where the reader is; inside a row only if it is there, so that no other row is drawn anew. */
export const CurrentContext = createContext<PlacedChange | undefined>(undefined)

export function useCurrent(): PlacedChange | undefined {
  return useContext(CurrentContext)
}

/** Whether it is about a clause as a whole, not about words in it. */
export function isOfWhole({ kind }: PlacedChange): boolean {
  return kind !== 'words' && kind !== 'formatting'
}

/** That sub-clauses came to a clause, or went, is said of them. */
export function hasWords(parts: readonly ComparedPart[], change: PlacedChange): boolean {
  const pieces = parts[change.part]?.pieces.slice(change.from, change.to) ?? []
  return isOfWhole(change) || pieces.some(({ text }) => text !== SUBCLAUSES_HERE)
}

/** Which change in its words each piece of a part belongs to. */
export function changeAtIn(changes: readonly PlacedChange[]): (at: number) => string | undefined {
  const own = changes.filter((change) => !isOfWhole(change))
  return (at) => own.find(({ from, to }) => from <= at && at < to)?.key
}

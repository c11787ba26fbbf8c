// How a part is called, and several together: `Preamble`, `Clauses 3 to 5`, `第3項(a)`.
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { clauseNumber, type NumberStyle } from '@plenary/shared/declaration/numbering'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { clauseWords } from '../i18n/clause-words.ts'
import { useFormats } from '../i18n/format.ts'
import { pathOf } from './sheet-rows.ts'

export interface PlaceWords {
  placeOf: (part: ComparedPart) => string
  /** Of neighbours: a clause stands for its sub-clauses too where they are all among them. */
  placesOf: (parts: readonly ComparedPart[]) => string
}

export function usePlaceWords(style: NumberStyle): PlaceWords {
  const { t } = useTranslation('compare')
  const { t: desk } = useTranslation('desk')
  const { list } = useFormats()
  return useMemo(() => {
    const placeOf = (part: ComparedPart): string =>
      part.container === 'clauses' ? clauseWords(pathOf(part), style, false, desk) : desk(part.container)
    const runWords = (run: readonly ComparedPart[]): string => {
      const [first, last] = [run[0], run.at(-1)]
      if (!first || !last || first === last) return first ? placeOf(first) : ''
      const numbers = { from: clauseNumber(pathOf(first)), to: clauseNumber(pathOf(last)) }
      const isPair = run.length === 2
      if (style === 'article') return t(isPair ? 'twoArticles' : 'articles', numbers)
      return t(isPair ? 'twoClauses' : 'clauses', numbers)
    }
    return { placeOf, placesOf: (parts) => list(runsOf(parts).map(runWords)) }
  }, [style, t, desk, list])
}

/** Neighbours of one list; containers by themselves. */
function runsOf(parts: readonly ComparedPart[]): ComparedPart[][] {
  const runs: ComparedPart[][] = []
  for (const part of withoutInner(parts)) {
    const last = runs.at(-1)
    const neighbour = last?.at(-1)
    if (neighbour && last && follows(pathOf(neighbour), pathOf(part))) last.push(part)
    else runs.push([part])
  }
  return runs
}

function withoutInner(parts: readonly ComparedPart[]): ComparedPart[] {
  const outer: ComparedPart[] = []
  for (const part of parts) {
    const around = outer.at(-1)
    const isInner = around && pathOf(around).length > 0 && isWithin(pathOf(part), pathOf(around))
    if (!isInner) outer.push(part)
  }
  return outer
}

function isWithin(path: readonly number[], around: readonly number[]): boolean {
  return path.length > around.length && around.every((place, level) => path[level] === place)
}

function follows(path: readonly number[], next: readonly number[]): boolean {
  const level = path.length - 1
  return (
    level >= 0 &&
    path.length === next.length &&
    path.slice(0, -1).every((place, index) => next[index] === place) &&
    next[level] === (path[level] ?? 0) + 1
  )
}

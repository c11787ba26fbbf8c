// How cities, clauses and cells are called on the board.
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import type { Cell } from '@plenary/shared/positions/cell'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { clauseWords } from '../i18n/clause-words.ts'
import { SHOWN_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { numberRuns } from '../i18n/number-runs.ts'
import type { Shown } from '../ui/position-glyph.tsx'
import type { BoardColumn } from './board.ts'
import { EARLIER_WORDS, SAID_WORDS } from './position-words.ts'

export type BoardWords = ReturnType<typeof useBoardWords>

/** Above this the clauses are counted instead. */
const MOST_RANGES = 3

/** The same object until the language, the roster or the style changes. */
export function useBoardWords(roster: readonly RosterEntry[], style: NumberStyle) {
  const { t, i18n } = useTranslation('positions')
  const { t: ofDesk } = useTranslation('desk')
  const formats = useFormats()
  return useMemo(() => {
    const names = new Map(roster.map(({ city }) => [city.id, nameIn(city.names, i18n.language)]))
    const cityName = (cityId: string) => names.get(cityId) ?? cityId
    const partName = ({ clauseId, number }: Pick<BoardColumn, 'clauseId' | 'number'>, isInside: boolean) =>
      clauseId === null
        ? t(isInside ? 'wholeTextInside' : 'wholeText')
        : clauseWords([number], style, isInside, ofDesk)
    const shown = Object.entries(SHOWN_WORDS).map(([key, word]) => [key, t(word)])
    return {
      // As they are, since thousands of cells show them.
      shown: Object.fromEntries(shown) as Record<Shown, string>,
      hasNote: t('hasNote'),
      cityName,
      cityNames: (cities: readonly string[]) => formats.list(cities.map(cityName)),
      /** `Clause 2`, inside a sentence `clause 2`. */
      partName,
      /** `Clauses 1 and 3 to 5`, or how many; without clauses the whole text. */
      partsName: (clauses: readonly string[], columns: readonly BoardColumn[]) => {
        const found = columns.filter(({ clauseId }) => clauseId !== null && clauses.includes(clauseId))
        const [first] = found
        if (!first) return t('wholeText')
        if (found.length === 1) return partName(first, false)
        if (found.length === columns.length - 1) return t('allClauses')
        const ranges = numberRuns(found.map(({ number }) => number))
        if (ranges.length > MOST_RANGES) return t('clauseCount', { count: found.length })
        const numbers = formats.list(
          ranges.map(([from, to]) => (from === to ? `${from}` : t('range', { from, to }))),
        )
        return t(style === 'article' ? 'articles' : 'clauses', { numbers })
      },
      /** What was stated and when; undefined where nothing was. */
      saidIn: ({ standing, isOfWhole }: Cell) => {
        if (!standing) return undefined
        const words = standing.isStale ? EARLIER_WORDS : SAID_WORDS
        const said = t(words[standing.position], { time: formats.minute(standing.entry.at) })
        return isOfWhole ? t('ofWhole', { said }) : said
      },
    }
  }, [roster, style, t, ofDesk, i18n.language, formats])
}

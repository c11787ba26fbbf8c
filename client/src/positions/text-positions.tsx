// What the text shows of positions: told to the text view, which was there before this was fetched.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { memo, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { COUNT_WORDS } from '../i18n/fact-words.ts'
import type { TextSession } from '../sync/text-session.ts'
import type { TextPositions as Facts } from '../ui/part-positions.ts'
import type { Shown } from '../ui/position-glyph.tsx'
import { sameWhereEqual } from '../ui/same-where-equal.ts'
import { ClausePositions } from './clause-positions.tsx'
import { partPositions } from './part-positions.ts'
import { useBoardFacts } from './use-board-facts.ts'
import { useBoardWords } from './use-board-words.ts'
import { useHeadline } from './use-headline.ts'
import { useMatters } from './use-matters.ts'
import { useWordsBefore } from './use-words-before.ts'

export interface TextPositionsProps {
  declaration: DeclarationFacts
  text: TextFacts
  session: TextSession | undefined
  /** The ids of the cities that have somebody here. */
  here: readonly string[]
  onChange: (facts: Facts | undefined) => void
}

export const TextPositions = memo(function TextPositions(props: TextPositionsProps) {
  const { declaration, text, session, here, onChange } = props
  const now = useBoardFacts(declaration, text, session)
  const { board } = now
  const words = useBoardWords(declaration.roster, text.numberStyle)
  const countWords = useCountWords(words.shown)
  const matters = useMatters(board, session, declaration, here)
  const headline = useHeadline(matters.against.length, matters.open.length, 'digits')
  const { cityId } = declaration
  const known = useRef<Facts['parts']>(new Map())
  const parts = useMemo(() => {
    if (board) known.current = sameParts(known.current, partPositions(board, cityId, countWords))
    return board && known.current
  }, [board, cityId, countWords])
  const wordsBefore = useWordsBefore(declaration.id, board, cityId)
  const facts = useMemo(
    (): Facts | undefined =>
      parts && {
        parts,
        wordsBefore,
        matters: matters.isDecided ? undefined : headline,
        onClause: (clauseId) => <ClausePositions {...{ declaration, text, session, clauseId, words, now }} />,
      },
    [parts, wordsBefore, matters.isDecided, headline, declaration, text, session, words, now],
  )
  useEffect(() => onChange(facts), [facts, onChange])
  return null
})

/** With the objects that they had where nothing changed. */
function sameParts(before: Facts['parts'], now: Facts['parts']): Facts['parts'] {
  const was = [...before]
  const is = sameWhereEqual(was, [...now], ([clauseId]) => clauseId)
  return is === was ? before : new Map(is)
}

function useCountWords(shown: ReturnType<typeof useBoardWords>['shown']) {
  const { t } = useTranslation('positions')
  return useMemo(
    () => ({
      counted: remembered((one: Shown, count: number) => t(COUNT_WORDS[one], { count })),
      both: (one: string, other: string) => t('countsTogether', { one, other }),
      own: (one: Shown) => shown[one],
    }),
    [t, shown],
  )
}

/** Hundreds of clauses say few different things. */
function remembered(counted: (shown: Shown, count: number) => string): typeof counted {
  const known = new Map<string, string>()
  return (shown, count) => {
    const key = `${shown} ${count}`
    const words = known.get(key) ?? counted(shown, count)
    known.set(key, words)
    return words
  }
}

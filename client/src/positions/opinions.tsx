// The opinions of cities that were absent at the adoption: until when, which ones there are, who has given none, and one's own.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { cellOf } from '@plenary/shared/positions/cell'
import { awaitedCities, hasEnded, type OpinionRound } from '@plenary/shared/positions/opinions'
import type { ContentJson } from '@plenary/shared/schema/content'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { type Board, type BoardRow, WHOLE } from './board.ts'
import { CellActs } from './cell-acts.tsx'
import { OpinionDateDialog } from './opinion-date-dialog.tsx'
import { OpinionRow } from './opinion-row.tsx'
import styles from './opinions.module.css'
import { partWords } from './part-words.ts'
import type { BoardWords } from './use-board-words.ts'

export interface OpinionsProps {
  declaration: DeclarationFacts
  round: OpinionRound
  board: Board
  content: ContentJson
  words: BoardWords
  /** Of the text. */
  language: string
  mayState: (cityId: string) => boolean
  /** Why the acts are off; undefined while they are not. */
  off: string | undefined
}

export function Opinions(props: OpinionsProps) {
  const { declaration, round, board, content, words, language, mayState, off } = props
  const { t } = useTranslation('positions')
  const { columns } = board
  const given = board.rows.filter(({ opinions }) => opinions.size > 0)
  const awaited = awaitedCities(round, new Map(given.map(({ cityId, opinions }) => [cityId, opinions])))
  const whole = columns.find(({ key }) => key === WHOLE)
  return (
    <div className={styles.opinions} data-region="opinions">
      <h3>{t('opinions')}</h3>
      <LastDay declaration={declaration} until={round.until} />
      {given.length > 0 && (
        <ul>
          {given.flatMap((row) =>
            opinionsInOrder(row, board).map((opinion) => (
              <OpinionRow
                key={opinion.entry.id}
                {...{ opinion, words }}
                column={columns.find(({ clauseId }) => clauseId === opinion.entry.clauseId)}
                declarationId={declaration.id}
              />
            )),
          )}
        </ul>
      )}
      {awaited.length > 0 && (
        <p>{t('noOpinionYet', { count: awaited.length, cities: words.cityNames(awaited) })}</p>
      )}
      {round.absent.length === 0 && <p>{t('nobodyAbsent')}</p>}
      {whole &&
        board.rows
          .filter(({ cityId }) => mayState(cityId))
          .map((row) => (
            <CellActs
              key={row.cityId}
              {...{ row, words, language, off }}
              column={whole}
              cell={cellOf(row.standings, null)}
              now={partWords(content)}
              declarationId={declaration.id}
              ownCity={declaration.cityId}
              isOpinion
              isMain
              onStated={() => {}}
            >
              {null}
            </CellActs>
          ))}
    </div>
  )
}

/** The whole text first, then the clauses in their order. */
function opinionsInOrder({ opinions }: BoardRow, { columns }: Board) {
  return [null, ...columns.flatMap(({ clauseId }) => clauseId ?? [])].flatMap(
    (clauseId) => opinions.get(clauseId) ?? [],
  )
}

function LastDay({ declaration, until }: { declaration: DeclarationFacts; until: string | null }) {
  const { t } = useTranslation('positions')
  const { days } = useFormats()
  const [isAsking, setAsking] = useState(false)
  const { id, role, state, cityId: ownCity } = declaration
  const maySet = isAllowed({ role, ownCity, action: 'set-opinion-date', state, city: null })
  const word = until !== null && hasEnded(until, Date.now()) ? 'opinionsEnded' : 'opinionsUntil'
  return (
    <>
      <p>
        {until === null ? t('opinionsNoEnd') : t(word, { day: days(until, until) })}{' '}
        {maySet && (
          <button type="button" className={styles.act} onClick={() => setAsking(true)}>
            {t(until === null ? 'setLastDay' : 'changeLastDay')}
          </button>
        )}
      </p>
      {isAsking && <OpinionDateDialog declarationId={id} until={until} onClose={() => setAsking(false)} />}
    </>
  )
}

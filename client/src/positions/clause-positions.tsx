// Positions on the clause in which the reader is: those that the reader states, then every city's.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { cellOf } from '@plenary/shared/positions/cell'
import { numberedAround } from '@plenary/shared/schema/numbered-clauses'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import type { TextSession } from '../sync/text-session.ts'
import { PositionGlyph, type Shown } from '../ui/position-glyph.tsx'
import type { BoardColumn, BoardRow } from './board.ts'
import { CellActs, type CellActsProps } from './cell-acts.tsx'
import { CellSentence, type InspectedCell } from './cell-sentence.tsx'
import { CityLink } from './city-link.tsx'
import { CityName, type NamedCity } from './city-name.tsx'
import styles from './clause-positions.module.css'
import { mayStateFor } from './may-state.ts'
import { OnlyHeadNote } from './only-head-note.tsx'
import { partOf, partWords } from './part-words.ts'
import { useReasonOff } from './reason-off.ts'
import { RepresentedNote } from './represented-note.tsx'
import type { BoardNow } from './use-board-facts.ts'
import type { BoardWords } from './use-board-words.ts'

export interface ClausePositionsProps {
  declaration: DeclarationFacts
  text: TextFacts
  session: TextSession | undefined
  /** Of a clause, or of a sub-clause: positions are stated on the clause around it. */
  clauseId: string
  words: BoardWords
  now: BoardNow
}

export function ClausePositions(props: ClausePositionsProps) {
  const { declaration, text, session, clauseId, words, now } = props
  const { t } = useTranslation('positions')
  const { board, content, proxies } = now
  const off = useReasonOff(session)
  const clause = content && numberedAround(content, clauseId)
  const column = board?.columns.find(({ key }) => key === clause?.attrs.id)
  if (!board || !content || !column) return null
  const own = board.rows.filter(({ cityId }) => mayStateFor(cityId, declaration, proxies))
  const inspected = { content, words, language: text.language, declarationId: declaration.id }
  return (
    <section className={styles.positions}>
      <h3>
        {clauseId === column.key ? t('board') : t('positionsOn', { part: words.partName(column, true) })}
      </h3>
      <RepresentedNote {...{ declaration, proxies, words }} />
      <OnlyHeadNote {...{ declaration, words }} />
      {own.map((row) => (
        <OwnPosition
          key={`${row.cityId} ${column.key}`}
          {...{ ...inspected, row, column }}
          ownCity={declaration.cityId}
          off={off && t(off)}
          isOpinion={declaration.opinions !== null}
        />
      ))}
      <ul>
        {board.rows.map((row) => (
          <CityRow
            key={row.cityId}
            {...cityFacts(row, column)}
            words={words}
            declarationId={declaration.id}
            isOwn={own.includes(row)}
          />
        ))}
      </ul>
    </section>
  )
}

function OwnPosition({
  off,
  isOpinion,
  ...inspected
}: InspectedCell & Pick<CellActsProps, 'off' | 'isOpinion'>) {
  const { row, column, content } = inspected
  const cell = cellOf(row.standings, column.clauseId)
  const part = partOf(content, column.clauseId)
  const now = part ? partWords(part) : ''
  const own = useRef<HTMLDivElement>(null)
  /** The button that was pressed goes with what it was for; this one stays. Who has gone elsewhere meanwhile is left there. */
  const focusChange = () => {
    const focused = document.activeElement
    const isHere = focused === document.body || own.current?.contains(focused)
    if (isHere) own.current?.querySelector<HTMLElement>('button:last-of-type')?.focus()
  }
  return (
    <div ref={own} className={styles.own} data-shown={cell.shown}>
      <PositionGlyph shown={cell.shown} size={16} />
      <CellSentence {...inspected} cell={cell} now={now} />
      <CellActs {...inspected} {...{ cell, now, off, isOpinion }} onStated={focusChange}>
        {null}
      </CellActs>
    </div>
  )
}

interface CityFacts extends NamedCity {
  shown: Shown
  at: string | undefined
  note: string | null | undefined
}

/** Each by itself, so that a city of which nothing changed is not drawn again. */
function cityFacts({ cityId, counts, holderId, standings }: BoardRow, { clauseId }: BoardColumn): CityFacts {
  const { shown, standing } = cellOf(standings, clauseId)
  return { cityId, counts, holderId, shown, at: standing?.entry.at, note: standing?.entry.note }
}

interface CityRowProps extends CityFacts {
  words: BoardWords
  declarationId: string
  isOwn: boolean
}

const CityRow = memo(function CityRow(props: CityRowProps) {
  const { shown, at, note, words, declarationId, isOwn, ...city } = props
  const { minute } = useFormats()
  return (
    <li className={styles.city} data-own={isOwn} data-shown={shown}>
      <PositionGlyph shown={shown} size={16} />
      <CityName
        city={city}
        words={words}
        linked={(name) => (
          <CityLink declarationId={declarationId} cityId={city.cityId}>
            {name}
          </CityLink>
        )}
      />
      <span className={styles.shown}>{words.shown[shown]}</span>
      {at !== undefined && <time dateTime={at}>{minute(at)}</time>}
      {note && <q>{note}</q>}
    </li>
  )
})

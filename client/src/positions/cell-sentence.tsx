// A city's position on a part as a sentence, with its note, and the words that changed since.

import type { Cell } from '@plenary/shared/positions/cell'
import type { Opinion as OpinionOfCity } from '@plenary/shared/positions/opinions'
import type { ContentJson } from '@plenary/shared/schema/content'
import { useTranslation } from 'react-i18next'
import { usePositionWords } from '../api/positions.ts'
import { useFormats } from '../i18n/format.ts'
import type { BoardColumn, BoardRow } from './board.ts'
import { ChangedSince } from './changed-since.tsx'
import styles from './inspector.module.css'
import { partWords } from './part-words.ts'
import type { BoardWords } from './use-board-words.ts'

export interface InspectedCell {
  row: BoardRow
  column: BoardColumn
  content: ContentJson
  words: BoardWords
  /** Of the text. */
  language: string
  declarationId: string
  /** The city of the person's delegation. */
  ownCity: string | null
}

/** In characters: from here on it may not be seen whole. */
const LONG = 80

export function CellSentence({
  row,
  column,
  cell,
  now,
  words,
  language,
  declarationId,
}: InspectedCell & { cell: Cell; now: string }) {
  const { t } = useTranslation('positions')
  const { standing } = cell
  const said = words.saidIn(cell)
  const isLong = standing?.isStale === true || (standing?.entry.note?.length ?? 0) > LONG
  const place = t('place', { city: words.cityName(row.cityId), part: words.partName(column, true) })
  return (
    <p role="status" className={styles.sentence} tabIndex={isLong ? 0 : undefined}>
      <b>{place}</b>{' '}
      {standing && said !== undefined ? <Stated said={said} cell={cell} words={words} /> : t('saidNothing')}
      <Opinion opinion={row.opinions.get(column.clauseId)} words={words} />
      {standing?.isStale && (
        <Since positionId={standing.entry.id} {...{ declarationId, now, language, cell }} />
      )}
    </p>
  )
}

function Stated({ said, cell, words }: { said: string; cell: Cell; words: BoardWords }) {
  const { t } = useTranslation('positions')
  if (!cell.standing) return null
  const { name, holderId, cityId, note } = cell.standing.entry
  return (
    <>
      {holderId === null
        ? t('by', { said, name })
        : t('byProxy', { said, name, city: words.cityName(cityId) })}
      {note !== null && <q className={styles.note}>{note}</q>}
    </>
  )
}

function Opinion({ opinion, words }: { opinion: OpinionOfCity | undefined; words: BoardWords }) {
  const { t } = useTranslation('positions')
  const { minute } = useFormats()
  if (!opinion) return null
  const { at, name, note } = opinion.entry
  return (
    <>
      {' '}
      {t('opinionIs', { opinion: words.shown[opinion.position], time: minute(at), name })}
      {note !== null && <q className={styles.note}>{note}</q>}
    </>
  )
}

interface SinceProps {
  positionId: string
  declarationId: string
  now: string
  language: string
  cell: Cell
}

function Since({ positionId, declarationId, now, language, cell }: SinceProps) {
  const { t } = useTranslation('positions')
  const kept = usePositionWords(declarationId, positionId).data
  const part = kept?.clause ?? kept?.content
  if (!part || cell.isOfWhole) return null
  return (
    <span className={styles.since}>
      {t('sinceThen')} <ChangedSince before={partWords(part)} now={now} language={language} />
    </span>
  )
}

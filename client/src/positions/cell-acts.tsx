// What the head of a delegation does on a cell: agrees or reaffirms with one click, or chooses another position.

import type { Cell } from '@plenary/shared/positions/cell'
import type { LedgerAct } from '@plenary/shared/positions/position'
import type { Stand } from '@plenary/shared/positions/standings'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStatePosition } from '../api/positions.ts'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import type { BoardColumn, BoardRow } from './board.ts'
import { ChangedSince } from './changed-since.tsx'
import styles from './inspector.module.css'
import { keepAnswer } from './kept-answer.ts'
import { Recording } from './recording.tsx'
import { StateDialog } from './state-dialog.tsx'
import type { BoardWords } from './use-board-words.ts'

export interface CellActsProps {
  row: BoardRow
  column: BoardColumn
  cell: Cell
  /** The words of the part as they are on the screen: those of the column's digest. */
  now: string
  words: BoardWords
  language: string
  declarationId: string
  ownCity: string | null
  off: string | undefined
  /** Whether what is stated is an opinion: the declaration is adopted. */
  isOpinion: boolean
  /** Whether an opinion is the one act that the screen leads to. */
  isMain?: boolean
  /** When the board shows what was stated. */
  onStated: () => void
  /** What else can be done on the cell. */
  children: ReactNode
}

/** Beside a city that the sentence names, and where nothing names it. */
const ON_PART = ['giveOpinionOn', 'changeOpinionOn'] as const
const OF_CITY = ['giveOpinion', 'changeOpinion'] as const

/** One press agrees or reaffirms; a reservation, an objection or an abstention in force is not dropped by one. */
const AT_ONCE: ReadonlySet<Stand> = new Set(['silent', 'stale', 'ad-referendum'])

export function CellActs(props: CellActsProps) {
  const { row, column, cell, now, words, language, off, isOpinion, isMain = false } = props
  const { t } = useTranslation(['positions', 'shell'])
  const [isChoosing, setChoosing] = useState(false)
  const stating = useStating(props, () => setChoosing(false))
  const city = words.cityName(row.cityId)
  const { shown, standing, isOfWhole } = cell
  const ownStanding = isOfWhole ? undefined : standing
  const opinion = row.opinions.get(column.clauseId)
  const failure = stating.error ? problemSentence(stating.error, t('shell:offlineBody')) : undefined
  const [give, change] = isMain ? OF_CITY : ON_PART
  const isOff = off !== undefined || stating.isBusy
  const oneClick = () => {
    if (shown !== 'stale' || !standing) return stating.state('agrees', undefined)
    stating.state(standing.position, standing.entry.note ?? undefined)
  }
  return (
    <>
      <div className={styles.acts}>
        {off !== undefined && !stating.isBusy && <span className={styles.off}>{off}</span>}
        <Recording isOn={stating.isBusy && !isChoosing} />
        {!isOpinion && (AT_ONCE.has(shown) || isOfWhole) && (
          <button
            type="button"
            className="button small filled"
            aria-disabled={isOff}
            onClick={() => isOff || oneClick()}
          >
            {t(shown === 'stale' ? 'reaffirmFor' : 'agreeFor', { city })}
          </button>
        )}
        <button
          type="button"
          className={isMain && !opinion ? 'button small filled' : 'button small'}
          aria-disabled={isOff}
          onClick={() => isOff || setChoosing(true)}
        >
          {isOpinion ? t(opinion ? change : give, { city, part: words.partName(column, true) }) : t('change')}
        </button>
        {props.children}
      </div>
      <div role="alert" className={styles.failure}>
        {!isChoosing && failure}
        {!isChoosing && stating.seen !== undefined && stating.seen !== now && (
          <>
            {' '}
            {t('newWords')} <ChangedSince before={stating.seen} now={now} language={language} />
          </>
        )}
      </div>
      {isChoosing && (
        <StateDialog
          keptAs={`${props.declarationId} ${row.cityId} ${column.key}`}
          city={city}
          part={words.partName(column, true)}
          partLabel={words.partName(column, false)}
          now={now}
          digest={column.digest}
          language={language}
          said={isOpinion ? opinion : ownStanding}
          isOpinion={isOpinion}
          isBusy={stating.isBusy}
          failure={failure}
          onState={stating.state}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

/** States a position with the digest of the words on the screen. */
function useStating(
  { row, column, now, declarationId, ownCity, onStated }: CellActsProps,
  onDone: () => void,
) {
  const mutation = useStatePosition(declarationId)
  const [seen, setSeen] = useState<string>()
  const { cityId } = row
  const state = (position: LedgerAct, note: string | undefined) => {
    setSeen(undefined)
    mutation.mutate(
      {
        clause: column.clauseId,
        position,
        digest: column.digest,
        ...(note === undefined ? {} : { note }),
        ...(cityId === ownCity ? {} : { city: cityId }),
      },
      {
        onSuccess: () => {
          keepAnswer(`${declarationId} ${cityId} ${column.key}`, undefined)
          onDone()
          onStated()
        },
        onError: (error) => {
          if (isProblem(error, 'words-changed')) setSeen(now)
        },
      },
    )
  }
  return {
    state,
    isBusy: mutation.isPending,
    error: mutation.error,
    /** The words to which a position was refused, because they were no more what is in the text. */
    seen,
  }
}

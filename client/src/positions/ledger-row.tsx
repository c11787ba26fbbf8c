// One entry of a ledger: what was stated of which part, when, by whom, with its note, and what has become of it.
import type { EntryStatus } from '@plenary/shared/positions/entry-status'
import type { LedgerEntry } from '@plenary/shared/positions/position'
import type { ContentJson } from '@plenary/shared/schema/content'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import type { BoardColumn } from './board.ts'
import { EntryWords } from './entry-words.tsx'
import styles from './ledger.module.css'
import type { BoardWords } from './use-board-words.ts'

export interface LedgerRowProps {
  entry: LedgerEntry
  status: EntryStatus | undefined
  /** The part as it is now; undefined when it is no longer in the text. */
  column: BoardColumn | undefined
  words: BoardWords
  content: ContentJson
  /** Of the text. */
  language: string
  declarationId: string
  /** Whether the declaration is adopted: nothing is reaffirmed any more. */
  isDecided: boolean
}

export function LedgerRow(props: LedgerRowProps) {
  const { entry, status, column, words, content, language, declarationId, isDecided } = props
  const { t } = useTranslation('positions')
  const { dayAndSecond } = useFormats()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { act, at, name, note, holderId } = entry
  const statusWords = useStatusWords(status, isDecided)
  return (
    <li className={styles.entry} data-status={status?.kind}>
      <time dateTime={at}>{dayAndSecond(at)}</time>
      <h3 id={id}>
        <PositionGlyph shown={act === 'withdrawn' ? 'silent' : act} size={16} />
        {act === 'withdrawn' ? t('withdrawnAct') : words.shown[act]}
      </h3>
      <div className={styles.about}>
        <p className={styles.part}>
          <Part {...{ column, words, declarationId }} />
          {column && column.words !== '' && <span lang={language}>{column.words}</span>}
        </p>
        <p className={styles.by}>
          {holderId === null ? name : t('byHolder', { name, holder: words.cityName(holderId) })}
        </p>
        {note !== null && <blockquote>{note}</blockquote>}
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-describedby={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'hideWords' : 'showWords')}
        </button>
        {isOpen && <EntryWords {...{ entry, column, content, language, declarationId }} />}
      </div>
      <p className={styles.status}>
        {entry.isOpinion && <b>{t('isOpinion')}</b>}
        {statusWords !== undefined && <span>{statusWords}</span>}
      </p>
    </li>
  )
}

function Part({ column, words, declarationId }: Pick<LedgerRowProps, 'column' | 'words' | 'declarationId'>) {
  const { t } = useTranslation('positions')
  if (!column) return <b>{t('goneClause')}</b>
  return (
    <Link
      to="/declarations/$declaration"
      params={{ declaration: declarationId }}
      hash={column.clauseId ?? ''}
    >
      {words.partName(column, false)}
    </Link>
  )
}

/** Undefined for an entry that only takes back another, and for an opinion that holds: those say it themselves. */
function useStatusWords(status: EntryStatus | undefined, isDecided: boolean): string | undefined {
  const { t } = useTranslation('positions')
  const { second } = useFormats()
  switch (status?.kind) {
    case 'in-force':
      return t(status.isStale ? 'inForceEarlier' : 'inForce')
    case 'stale':
      return t(isDecided ? 'notReaffirmed' : 'staleNow')
    case 'clause-gone':
      return t('clauseGone')
    case 'replaced':
      return t('replacedAt', { time: second(status.at) })
    case 'withdrawn':
      return t('withdrawnAt', { time: second(status.at) })
    default:
      return undefined
  }
}

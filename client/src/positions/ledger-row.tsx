// One entry of a ledger: what was stated of which part, when, by whom, with its note, and what has become of it.
import type { EntryStatus } from '@plenary/shared/positions/entry-status'
import type { LedgerEntry } from '@plenary/shared/positions/position'
import { Link } from '@tanstack/react-router'
import { memo, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import { EntryWords } from './entry-words.tsx'
import styles from './ledger.module.css'
import type { BoardWords } from './use-board-words.ts'

export interface LedgerRowProps extends Partial<EntryStatus> {
  entry: LedgerEntry
  /** How the part is called now; undefined when it is no longer in the text. */
  part: string | undefined
  firstWords: string | undefined
  words: BoardWords
  /** Of the text. */
  language: string
  declarationId: string
  /** Whether the declaration is adopted: nothing is reaffirmed any more. */
  isDecided: boolean
}

/** Drawn anew only when something of it changed: others type while a long ledger is read. */
export const LedgerRow = memo(function LedgerRow(props: LedgerRowProps) {
  const { entry, kind, firstWords, words, language, declarationId } = props
  const { t } = useTranslation('positions')
  const { dayAndSecond } = useFormats()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const { act, at, name, note, holderId } = entry
  const statusWords = useStatusWords(props)
  return (
    <li className={styles.entry} data-status={kind}>
      <time dateTime={at}>{dayAndSecond(at)}</time>
      <h3 id={id}>
        <PositionGlyph shown={act === 'withdrawn' ? 'silent' : act} size={16} />
        {act === 'withdrawn' ? t('withdrawnAct') : words.shown[act]}
      </h3>
      <div className={styles.about}>
        <p className={styles.part}>
          <Part {...props} />
          {firstWords && <span lang={language}>{firstWords}</span>}
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
        {isOpen && <EntryWords {...{ entry, declarationId }} />}
      </div>
      <p className={styles.status}>
        {entry.isOpinion && <b>{t('isOpinion')}</b>}
        {statusWords !== undefined && <span>{statusWords}</span>}
      </p>
    </li>
  )
})

function Part({ entry, part, declarationId }: Pick<LedgerRowProps, 'entry' | 'part' | 'declarationId'>) {
  const { t } = useTranslation('positions')
  if (part === undefined) return <b>{t('goneClause')}</b>
  return (
    <Link to="/declarations/$declaration" params={{ declaration: declarationId }} hash={entry.clauseId ?? ''}>
      {part}
    </Link>
  )
}

/** Undefined for an entry that only takes back another, and for an opinion that holds: those say it themselves. */
function useStatusWords({
  kind,
  endedAt = '',
  isDecided,
}: Pick<LedgerRowProps, 'kind' | 'endedAt' | 'isDecided'>): string | undefined {
  const { t } = useTranslation('positions')
  const { second } = useFormats()
  switch (kind) {
    case 'in-force':
      return t('inForce')
    case 'holds':
      return t('inForceEarlier')
    case 'stale':
      return t(isDecided ? 'notReaffirmed' : 'staleNow')
    case 'clause-gone':
      return t('clauseGone')
    case 'replaced':
      return t('replacedAt', { time: second(endedAt) })
    case 'withdrawn':
      return t('withdrawnAt', { time: second(endedAt) })
    default:
      return undefined
  }
}

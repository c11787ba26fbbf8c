// A city's ledger as a list, which can be narrowed to one part of the text.
import { NativeSelect } from '@mantine/core'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { entryStatuses } from '@plenary/shared/positions/entry-status'
import type { LedgerEntry } from '@plenary/shared/positions/position'
import type { Words } from '@plenary/shared/positions/standings'
import type { ContentJson } from '@plenary/shared/schema/content'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Board, type BoardColumn, WHOLE } from './board.ts'
import { TextNowContext } from './entry-words.tsx'
import styles from './ledger.module.css'
import { LedgerRow } from './ledger-row.tsx'
import { useBoardWords } from './use-board-words.ts'

/** The part of entries on clauses that are no longer in the text. */
export const GONE = 'gone'

export interface LedgerProps {
  declaration: DeclarationFacts
  text: TextFacts
  board: Board
  content: ContentJson
  /** How the city is called. */
  city: string
  /** Its own, in the order of the ledger. */
  entries: readonly LedgerEntry[]
  /** The part that alone is shown: a clause's id, `WHOLE` or `GONE`. */
  part: string | undefined
  onPart: (part: string | undefined) => void
}

export function Ledger({ declaration, text, board, content, city, entries, part, onPart }: LedgerProps) {
  const { t } = useTranslation('positions')
  const heading = useHeadingFocus()
  const words = useBoardWords(declaration.roster, text.numberStyle)
  const columns = useMemo(() => new Map(board.columns.map((column) => [column.key, column])), [board.columns])
  const statuses = useMemo(() => entryStatuses(entries, wordsOf(board.columns)), [entries, board.columns])
  const textNow = useMemo(
    () => ({ columns, content, language: text.language }),
    [columns, content, text.language],
  )
  const partOf = ({ clauseId }: LedgerEntry) => (columns.has(clauseId ?? WHOLE) ? (clauseId ?? WHOLE) : GONE)
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(partOf(entry), (counts.get(partOf(entry)) ?? 0) + 1)
  const nameOf = (key: string) => {
    const column = columns.get(key)
    if (!column) return t('goneClauses')
    const name = words.partName(column, false)
    return column.words === '' ? name : `${name}: ${column.words}`
  }
  const shown = entries.filter((entry) => part === undefined || partOf(entry) === part)
  const isDecided = declaration.state !== 'drafting' && declaration.state !== 'closed'
  return (
    <>
      <Link
        to="/declarations/$declaration/positions"
        params={{ declaration: declaration.id }}
        className={styles.back}
      >
        {t('toBoard')}
      </Link>
      <h2 ref={heading} tabIndex={-1}>
        {t('ledgerOf', { city })}
      </h2>
      <p className={styles.lead}>{t('ledgerLead')}</p>
      <p className={styles.printed}>{declaration.title}</p>
      {entries.length > 0 && (
        <NativeSelect
          className={styles.choice}
          label={t('chooseClause')}
          value={part ?? ''}
          onChange={({ currentTarget: { value } }) => onPart(value === '' ? undefined : value)}
          data={[
            { value: '', label: t('everyClause', { count: entries.length }) },
            ...[...columns.keys(), GONE]
              .filter((key) => counts.has(key) || key === part)
              .map((key) => ({ value: key, label: `${nameOf(key)} (${counts.get(key) ?? 0})` })),
          ]}
        />
      )}
      <p role="status" className={styles.count}>
        {shown.length > 0 ? t('entries', { count: shown.length }) : t('noEntries', { city })}
      </p>
      <ol className={styles.list}>
        <TextNowContext value={textNow}>
          {shown.toReversed().map((entry) => {
            const column = columns.get(entry.clauseId ?? WHOLE)
            return (
              <LedgerRow
                key={entry.id}
                entry={entry}
                {...statuses.get(entry.id)}
                part={column && words.partName(column, false)}
                firstWords={column?.words}
                language={text.language}
                declarationId={declaration.id}
                {...{ words, isDecided }}
              />
            )
          })}
        </TextNowContext>
      </ol>
    </>
  )
}

/** Whoever came by a link that is no longer there goes on from the heading, which says where that is. */
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement?.matches('body, h1, main')) heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

function wordsOf(columns: readonly BoardColumn[]): Words {
  const digests = (is: (column: BoardColumn) => boolean) => columns.filter(is)
  return {
    texts: digests(({ clauseId }) => clauseId === null).map(({ digest }) => digest),
    clauses: new Map(
      digests(({ clauseId }) => clauseId !== null).map(({ key, digest }) => [key, [digest]] as const),
    ),
  }
}

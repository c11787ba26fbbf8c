// The line itself: now on top, then day by day and hour by hour the versions, and between them who worked.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { EntryRow, type EntryRowProps } from './entry-row.tsx'
import { NowRow } from './now-row.tsx'
import { daysOf, type HourOfLine, type TimeLineEntry } from './time-line.ts'
import styles from './time-line-list.module.css'

export interface TimeLineListProps {
  declaration: DeclarationFacts
  textId: string
  /** The newest first. */
  entries: readonly TimeLineEntry[]
  /** Which moments are chosen to be compared. */
  chosen: readonly string[]
  onChoose: (moment: string) => void
  onEarlier: (() => void) | undefined
  /** Undefined for whoever may not name versions. */
  onName: ((version: Version) => void) | undefined
}

export function TimeLineList({ entries, onEarlier, ...row }: TimeLineListProps) {
  const { day } = useFormats()
  const places = entries.filter((entry) => entry.kind !== 'earlier')
  return (
    <div className={styles.line}>
      <NowRow
        declaration={row.declaration}
        places={places}
        isChosen={row.chosen.includes('now')}
        onChoose={() => row.onChoose('now')}
      />
      {daysOf(entries).map(({ from, hours }) => (
        <section key={from}>
          <h3 className={styles.day}>{day(from)}</h3>
          {hours.map((hour) => (
            <Hour key={hour.from} hour={hour} onEarlier={onEarlier} row={row} />
          ))}
        </section>
      ))}
    </div>
  )
}

interface HourProps {
  hour: HourOfLine
  onEarlier: (() => void) | undefined
  row: Omit<TimeLineListProps, 'entries' | 'onEarlier'>
}

function Hour({ hour, onEarlier, row }: HourProps) {
  const { t } = useTranslation('versions')
  const { time } = useFormats()
  return (
    <>
      <h4 className={styles.hour}>
        <span>{time(hour.from)}</span>
      </h4>
      <ol>
        {hour.entries.map((entry) =>
          entry.kind === 'earlier' ? (
            <li key="earlier" className={styles.row}>
              <button type="button" className={`button small ${styles.what}`} onClick={onEarlier}>
                {t('earlier')}
              </button>
            </li>
          ) : (
            <EntryRow key={entry.moment} {...rowProps(entry, row)} />
          ),
        )}
      </ol>
    </>
  )
}

function rowProps(entry: EntryRowProps['entry'], row: HourProps['row']): EntryRowProps {
  const { declaration, textId, chosen, onChoose, onName } = row
  return {
    declaration,
    textId,
    entry,
    isChosen: chosen.includes(entry.moment),
    onChoose: () => onChoose(entry.moment),
    onName,
  }
}

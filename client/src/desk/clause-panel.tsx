// The right panel: what is known about the part of the text in which the reader is.
import type { ClauseChange } from '@plenary/shared/api/declaration-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import type { TextHistory } from '../ui/text-history.ts'
import { Tile } from '../ui/tile.tsx'
import { useCityWords } from './city-words.ts'
import { ClauseLock } from './clause-lock.tsx'
import styles from './clause-panel.module.css'
import type { OutlineRow } from './outline-rows.ts'
import { type PanelTab, PanelTabs } from './panel-tabs.tsx'
import type { PresentGroup } from './presence-by-city.ts'
import { PresentList } from './present-list.tsx'

export interface ClausePanelProps {
  /** Undefined when the reader is nowhere in the text. */
  row: OutlineRow | undefined
  change: ClauseChange | undefined
  /** The groups and persons that are in this part now. */
  present: readonly PresentGroup[]
  /** The latest changes of the whole text, the newest first, each with the row it belongs to. */
  latest: readonly { row: OutlineRow; change: ClauseChange }[]
  roster: readonly RosterEntry[]
  onSelect: (row: OutlineRow) => void
  positionsOn: ((clauseId: string) => ReactNode) | undefined
  /** Undefined until it was fetched. */
  history: TextHistory | undefined
  onClose: () => void
}

export function ClausePanel(props: ClausePanelProps) {
  const { row, history, onClose } = props
  const { t } = useTranslation(['desk', 'acts'])
  const [tab, setTab] = useState<PanelTab>('positions')
  return (
    <>
      <PanelTabs tab={tab} onTab={setTab} onClose={onClose} />
      <div className={styles.body} role="tabpanel" aria-label={t(`acts:${tab}`)}>
        {tab === 'positions' ? (
          <PartFacts {...props} />
        ) : (
          <>
            <div className={styles.head}>
              <h2>{row ? row.label : t('acts:wholeText')}</h2>
            </div>
            {history ? history.panel(row?.clauseId ?? null) : <Skeleton label={t('acts:historyComes')} />}
          </>
        )}
      </div>
    </>
  )
}

function PartFacts(props: ClausePanelProps) {
  const { row, change, present, latest, roster, onSelect, positionsOn } = props
  const { t } = useTranslation(['desk', 'acts'])
  return (
    <>
      {row ? (
        <ClauseFacts {...{ row, change, present, roster, positionsOn }} />
      ) : (
        <div className={styles.head}>
          <h2>{t('acts:wholeText')}</h2>
          <p>{t('acts:wholeTextHint')}</p>
        </div>
      )}
      {latest.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t('acts:latestChanges')}</h3>
          <ul className={styles.changes}>
            {latest.map((entry) => (
              <ChangeRow key={entry.row.key} {...entry} roster={roster} onSelect={onSelect} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function ClauseFacts({
  row,
  change,
  present,
  roster,
  positionsOn,
}: Pick<ClausePanelProps, 'change' | 'present' | 'roster' | 'positionsOn'> & { row: OutlineRow }) {
  const { t } = useTranslation(['desk', 'acts'])
  const { minute } = useFormats()
  const { nameOf } = useCityWords(roster)
  return (
    <>
      <div className={styles.head}>
        <h2>{row.label}</h2>
        {change ? (
          <p>
            {t('acts:lastChanged', { time: minute(change.at), city: nameOf(change) })}
            <br />
            {change.name}
          </p>
        ) : (
          <p>{t('acts:unchanged')}</p>
        )}
      </div>
      <ClauseLock key={row.key} row={row} />
      {row.clauseId !== null && positionsOn?.(row.clauseId)}
      {row.clauseId !== null && (
        <section className={styles.here}>
          <h3>{t('acts:inClauseNow')}</h3>
          {present.length > 0 ? <PresentList groups={present} /> : <p>{t('acts:nobodyInClause')}</p>}
        </section>
      )}
    </>
  )
}

interface ChangeRowProps {
  row: OutlineRow
  change: ClauseChange
  roster: readonly RosterEntry[]
  onSelect: (row: OutlineRow) => void
}

function ChangeRow({ row, change, roster, onSelect }: ChangeRowProps) {
  const { minute } = useFormats()
  const { nameOf, codeOf, paletteOf } = useCityWords(roster)
  return (
    <li>
      <button type="button" onClick={() => onSelect(row)}>
        <Tile code={codeOf(change)} palette={paletteOf(change)} name={nameOf(change)} isSmall />
        <span>{row.label}</span>
        <time dateTime={change.at}>{minute(change.at)}</time>
      </button>
    </li>
  )
}

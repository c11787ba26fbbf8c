// A change in the list: by whom, where, when, and the words; of the chosen one the person too.
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { Tile } from '../ui/tile.tsx'
import { ChangeQuote } from './change-quote.tsx'
import styles from './changes-panel.module.css'
import { isOfWhole, useComparing } from './comparing.ts'

export interface ChangeItemProps {
  change: PlacedChange
  isCurrent: boolean
  /** Of the list one is reached by Tab, the others by the arrows. */
  isStop: boolean
  /** Where all are of one day the time is enough. */
  isOneDay: boolean
}

export const ChangeItem = memo(function ChangeItem(props: ChangeItemProps) {
  const { change, isCurrent, isStop, isOneDay } = props
  const { t } = useTranslation('compare')
  const { minute, time } = useFormats()
  const { parts, facesOf, placeOf, changeWords, whoWords, select, language } = useComparing()
  const faces = facesOf(change.by)
  const part = parts[change.part]
  const last = change.by
    .map(({ at }) => at)
    .sort()
    .at(-1)
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        aria-current={isCurrent}
        tabIndex={isStop ? 0 : -1}
        onClick={() => select(change)}
      >
        <span className={styles.meta}>
          {faces.map(({ key, code, palette }) => (
            <Tile key={key} code={code} palette={palette} isSmall />
          ))}
          {part && <b>{placeOf(part)}</b>}
          <span className={styles.who}>
            {faces.length > 0 ? faces.map(({ name }) => name).join(', ') : t('byNobody')}
          </span>
          {last !== undefined && <time dateTime={last}>{isOneDay ? time(last) : minute(last)}</time>}
        </span>
        {isOfWhole(change) && <span className={styles.act}>{changeWords(change)}</span>}
        <q lang={language}>
          <ChangeQuote change={change} />
        </q>
        {isCurrent && whoWords(change).map((line) => <small key={line}>{line}</small>)}
      </button>
    </li>
  )
})

// The bar above the time line: what is chosen to be compared, and for the secretariat the naming of a version.
import { useTranslation } from 'react-i18next'
import { IconArrowsDiff, IconHistory } from '../ui/icons.ts'
import bar from './bar.module.css'
import { CompareLink } from './compare-link.tsx'
import type { PlaceEntry } from './time-line.ts'
import { useVersionWords } from './use-version-words.ts'

export interface CompareBarProps {
  declarationId: string
  compared: { from: string; to: string } | undefined
  places: readonly PlaceEntry[]
  /** Undefined for whoever may not make a version now. */
  onName: (() => void) | undefined
}

export function CompareBar({ declarationId, compared, places, onName }: CompareBarProps) {
  const { t } = useTranslation('versions')
  const { entry, short } = useVersionWords()
  const nameOf = (moment: string) => {
    const place = places.find((one) => one.moment === moment)
    if (!place) return t('now')
    return place.kind === 'version' ? short(place.version) : entry(place)
  }
  const face = (
    <>
      <IconArrowsDiff size={18} stroke={1.5} aria-hidden="true" />
      {t('compare')}
    </>
  )
  return (
    <div className={bar.bar}>
      {compared ? (
        <CompareLink declarationId={declarationId} {...compared} className="button filled">
          {face}
        </CompareLink>
      ) : (
        <button type="button" className="button" aria-disabled="true">
          {face}
        </button>
      )}
      <p className={bar.words} role="status">
        {compared ? (
          <>
            <b>{nameOf(compared.from)}</b> {t('with')} <b>{nameOf(compared.to)}</b>
          </>
        ) : (
          t('chooseTwo')
        )}
      </p>
      {onName && (
        <button type="button" className={`button ${bar.end}`} onClick={onName}>
          <IconHistory size={18} stroke={1.5} aria-hidden="true" />
          {t('nameAsk')}
        </button>
      )}
    </div>
  )
}

// Who is here: a tile per city, six at most, then "+n"; a click lists every person. Below 1200 px a count of cities.
import { useTranslation } from 'react-i18next'
import { LatePopup } from '../ui/late-popup.tsx'
import { Tile } from '../ui/tile.tsx'
import type { PresentGroup } from './presence-by-city.ts'
import styles from './presence-tiles.module.css'

const TILES = 6
const loadPopover = () => import('./presence-popover.tsx').then(({ PresencePopover }) => PresencePopover)

export function PresenceTiles({ groups }: { groups: readonly PresentGroup[] }) {
  const { t } = useTranslation('desk')
  const cities = groups.filter(({ isCity }) => isCity).length
  const shown = groups.slice(0, groups.length > TILES + 1 ? TILES : TILES + 1)
  const hidden = groups.length - shown.length
  if (groups.length === 0) return null
  return (
    <LatePopup load={loadPopover} own={{ groups }} kind="dialog" className={styles.present}>
      <span className="spoken">{t('whoIsHere', { count: cities })}</span>
      <span className={styles.tiles}>
        {shown.map(({ key, code, palette, name }) => (
          <span key={key} title={name}>
            <Tile code={code} palette={palette} />
          </span>
        ))}
        {hidden > 0 && <span className={styles.more}>+{hidden}</span>}
      </span>
      <span className={styles.count}>{t('citiesHere', { count: cities })}</span>
    </LatePopup>
  )
}

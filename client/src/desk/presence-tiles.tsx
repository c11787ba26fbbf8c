// Who is here: a tile per city, six at most, then "+n"; a click lists every person. Below 1200 px a count of cities.
import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Tile } from '../ui/tile.tsx'
import type { PresentGroup } from './presence-by-city.ts'
import styles from './presence-tiles.module.css'

const TILES = 6

export function PresenceTiles({ groups }: { groups: readonly PresentGroup[] }) {
  const { t } = useTranslation('desk')
  const cities = groups.filter(({ isCity }) => isCity).length
  const shown = groups.slice(0, groups.length > TILES + 1 ? TILES : TILES + 1)
  const hidden = groups.length - shown.length
  if (groups.length === 0) return null
  return (
    <Popover
      position="bottom-end"
      width={280}
      withinPortal
      trapFocus={false}
      transitionProps={{ duration: 180 }}
    >
      <Popover.Target>
        <button type="button" className={styles.present}>
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
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('whoIsHere', { count: cities })}>
        <PresentList groups={groups} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Cities with their persons by function. */
export function PresentList({ groups }: { groups: readonly PresentGroup[] }) {
  return (
    <ul className={styles.list}>
      {groups.map(({ key, code, palette, name, people }) => (
        <li key={key}>
          <Tile code={code} palette={palette} isSmall />
          <div>
            <b>{name}</b>
            {people.map(({ person, name: personName }) => (
              <span key={person}>{personName}</span>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

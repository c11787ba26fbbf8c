// Cities with their persons by function.
import { Tile } from '../ui/tile.tsx'
import type { PresentGroup } from './presence-by-city.ts'
import styles from './presence-tiles.module.css'

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

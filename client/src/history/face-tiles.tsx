// Cities by their tiles.
import { Tile } from '../ui/tile.tsx'
import type { AuthorFace } from './author-faces.ts'
import styles from './time-line-list.module.css'

export function FaceTiles({ faces }: { faces: readonly AuthorFace[] }) {
  return (
    <span className={styles.tiles}>
      {faces.map(({ key, code, palette, name }) => (
        <Tile key={key} code={code} palette={palette} name={name} isSmall />
      ))}
    </span>
  )
}

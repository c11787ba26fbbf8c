// A city's tile: a short code over the city's colour. The colour never stands alone: the code is always there.
import styles from './tile.module.css'

export interface TileProps {
  code: string
  /** Index into the sixteen city colours; null for the secretariat, whose bar is ink. */
  palette: number | null
  /** The whole name, spoken and shown on hover; leave out where the name stands beside the tile. */
  name?: string | undefined
  isSmall?: boolean
}

export function Tile({ code, palette, name, isSmall = false }: TileProps) {
  const striped = palette !== null && palette > 7 ? styles.striped : ''
  return (
    <span
      className={`${styles.tile} ${striped} ${isSmall ? styles.small : ''}`}
      style={{ '--c': palette === null ? 'var(--ink)' : `var(--c${palette})` } as React.CSSProperties}
      title={name}
      aria-hidden={name === undefined}
    >
      {name === undefined ? (
        code
      ) : (
        <>
          <span aria-hidden="true">{code}</span>
          <span className="spoken">{name}</span>
        </>
      )}
    </span>
  )
}

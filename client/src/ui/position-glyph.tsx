// A position as a shape: told apart without colour, and never without a word beside it.
import type { Position } from '@plenary/shared/positions/position'
import styles from './position-glyph.module.css'

export type Shown = Position | 'stale' | 'silent'

const SHAPES: Record<Shown, React.ReactNode> = {
  agrees: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="currentColor" />
      <path d="M4.6 8.3 7 10.7l4.4-5" className={styles.knock} />
    </>
  ),
  'ad-referendum': (
    <>
      <circle cx="8" cy="8" r="6.4" className={styles.ring} />
      <path d="M8 1.6a6.4 6.4 0 0 0 0 12.8z" fill="currentColor" />
    </>
  ),
  reserves: <path d="M8 .4 15.6 8 8 15.6.4 8z" fill="currentColor" />,
  objects: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="1" fill="currentColor" />
      <path d="m4.8 4.8 6.4 6.4m0-6.4-6.4 6.4" className={styles.knock} />
    </>
  ),
  abstains: (
    <>
      <circle cx="8" cy="8" r="6.4" className={styles.ring} />
      <path d="M4.6 8h6.8" className={styles.bar} />
    </>
  ),
  silent: <circle cx="8" cy="8" r="5" className={styles.dotted} />,
  stale: (
    <>
      <path d="M13.9 8A5.9 5.9 0 1 1 11.6 3.4" className={styles.bar} />
      <path d="M9.2 4.9 14.4 5.4 13.6.4z" fill="currentColor" />
    </>
  ),
}

export function PositionGlyph({ shown, size = 14 }: { shown: Shown; size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={styles.glyph}
      data-shown={shown}
      aria-hidden="true"
    >
      {SHAPES[shown]}
    </svg>
  )
}

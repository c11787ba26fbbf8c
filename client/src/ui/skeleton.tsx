// Hairlines where words will stand, only when they take longer than 300 ms; never an empty sheet.
import { useEffect, useState } from 'react'
import styles from './skeleton.module.css'

const WIDTHS = ['96%', '100%', '92%', '98%', '61%']

/** @param label what is loading: spoken, and the noun that every waiting owes */
export function Skeleton({ label, blocks = 3 }: { label: string; blocks?: number }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.skeleton} role="status">
      <span className="spoken">{label}</span>
      {isLate &&
        Array.from({ length: blocks }, (_, block) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks are all alike
          <div key={block} aria-hidden="true">
            {WIDTHS.map((width) => (
              <i key={width} style={{ width }} />
            ))}
          </div>
        ))}
    </div>
  )
}

// Facts as a list of terms, a hairline between them.
import type { ReactNode } from 'react'
import styles from './facts.module.css'

export function Facts({ rows }: { rows: readonly (readonly [term: string, fact: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

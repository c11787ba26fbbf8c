// The column of every screen beside the desk: as wide as the sheet, with a serif heading.
import type { ReactNode } from 'react'
import styles from './column.module.css'

export interface ColumnProps {
  /** A quiet line above the heading, such as the network's name. */
  above?: string | undefined
  title: string
  lead?: string | undefined
  children: ReactNode
  /** For one form: as wide as a line of text. */
  isNarrow?: boolean
}

export function Column({ above, title, lead, children, isNarrow = false }: ColumnProps) {
  return (
    <div className={`${styles.column} ${isNarrow ? styles.narrow : ''}`}>
      <header>
        {above !== undefined && <p className={styles.above}>{above}</p>}
        <h1>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </header>
      {children}
    </div>
  )
}

/** A part of a column with its own heading and a hairline above. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  )
}

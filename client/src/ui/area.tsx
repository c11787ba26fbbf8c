// A part of the product with several screens: a serif heading, tabs, and the screen on white below.
import type { ReactNode } from 'react'
import styles from './area.module.css'

export interface AreaProps {
  title: string
  lead?: string | undefined
  /** Links to the screens; the router marks the one that is shown. */
  tabs: ReactNode
  tabsLabel: string
  children: ReactNode
}

export function Area({ title, lead, tabs, tabsLabel, children }: AreaProps) {
  return (
    <div className={styles.area}>
      <header className={styles.header}>
        <h1>{title}</h1>
        {lead !== undefined && <p>{lead}</p>}
        <nav aria-label={tabsLabel} className={styles.tabs}>
          {tabs}
        </nav>
      </header>
      {children}
    </div>
  )
}

export interface PanelProps {
  title: string
  /** A quiet line below the title. */
  lead?: string | undefined
  /** Acts on the panel's right. */
  acts?: ReactNode
  /** Where a link to it leads. */
  id?: string
  /** Wider than the column that it stands in, where there is room. */
  isWide?: boolean
  children?: ReactNode
}

/** A white panel with a heading, its acts and lines below. */
export function Panel({ title, lead, acts, id, isWide = false, children }: PanelProps) {
  return (
    <section id={id} className={`${styles.panel} ${isWide ? styles.wide : ''}`}>
      <div className={styles.head}>
        <div>
          <h2>{title}</h2>
          {lead !== undefined && <p>{lead}</p>}
        </div>
        {acts !== undefined && <div className={styles.acts}>{acts}</div>}
      </div>
      {children}
    </section>
  )
}

/** A panel that stays in view while what is below it scrolls. */
export function StickyPanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className={`${styles.panel} ${styles.wide} ${styles.sticky}`}>
      {children}
    </section>
  )
}

/** What a panel says when it has nothing to list, with the one act that changes it. */
export function EmptyPanel({ sentence, children }: { sentence: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{sentence}</p>
      {children}
    </div>
  )
}

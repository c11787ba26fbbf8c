// A sentence in the place of what cannot be shown: empty, failed, forbidden, not found. One sentence and one act, no drawing.
import type { ReactNode } from 'react'
import styles from './statement.module.css'

export interface StatementProps {
  title: string
  body?: string | undefined
  /** The one act: a link or a button. */
  children?: ReactNode
  /** Read out as soon as it stands there. */
  isFailure?: boolean
}

export function Statement({ title, body, children, isFailure = false }: StatementProps) {
  return (
    <div className={styles.statement} role={isFailure ? 'alert' : undefined}>
      <h1>{title}</h1>
      {body !== undefined && <p>{body}</p>}
      {children !== undefined && <div className={styles.act}>{children}</div>}
    </div>
  )
}

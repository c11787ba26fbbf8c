// How many matters block the adoption, at the foot of the outline: it leads to the board, which names them.
import { Link } from '@tanstack/react-router'
import { IconChevronRight } from '../ui/icons.ts'
import styles from './matters-link.module.css'

export interface MattersLinkProps {
  declarationId: string
  /** Undefined until they are known, and once it is decided. */
  words: string | undefined
}

export function MattersLink({ declarationId, words }: MattersLinkProps) {
  if (words === undefined) return null
  return (
    <Link
      to="/declarations/$declaration/positions"
      params={{ declaration: declarationId }}
      className={styles.link}
    >
      {words}
      <IconChevronRight size={16} stroke={1.5} aria-hidden />
    </Link>
  )
}

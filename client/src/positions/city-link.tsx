// A city's name, as the way to every position that it stated.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './city-link.module.css'

export interface CityLinkProps {
  declarationId: string
  cityId: string
  /** Out of the order of Tab, where something else that Tab reaches leads there too. */
  isForPointer?: boolean
  children: ReactNode
}

export function CityLink({ declarationId, cityId, isForPointer = false, children }: CityLinkProps) {
  return (
    <Link
      to="/declarations/$declaration/positions/$city"
      params={{ declaration: declarationId, city: cityId }}
      className={styles.link}
      {...(isForPointer && { tabIndex: -1 })}
    >
      {children}
    </Link>
  )
}

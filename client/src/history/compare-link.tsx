// Leads to what was changed between two moments of a text.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface CompareLinkProps {
  declarationId: string
  /** As addresses write moments. */
  from: string
  to: string
  /** Only this one. */
  clause?: string
  className?: string
  children: ReactNode
}

export function CompareLink({ declarationId, from, to, clause, ...props }: CompareLinkProps) {
  return (
    <Link
      to="/declarations/$declaration/versions/compare"
      params={{ declaration: declarationId }}
      search={{ from, to, ...(clause === undefined ? {} : { clause }) }}
      {...props}
    />
  )
}

// Leads to what was changed between two moments of a text.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface CompareLinkProps {
  declarationId: string
  /** As addresses write moments. */
  from: string
  to: string
  className?: string
  children: ReactNode
}

export function CompareLink({ declarationId, from, to, ...props }: CompareLinkProps) {
  return (
    <Link
      to="/declarations/$declaration/versions/compare"
      params={{ declaration: declarationId }}
      search={{ from, to }}
      {...props}
    />
  )
}

// Leads to what was changed between two moments of a text.
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
  const search = new URLSearchParams({ from, to })
  return (
    <a href={`/declarations/${encodeURIComponent(declarationId)}/versions/compare?${search}`} {...props} />
  )
}

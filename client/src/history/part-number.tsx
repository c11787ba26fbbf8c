// The number of a clause: the one that it had is struck where it moved or went.
import type { ComparedPart } from '@plenary/shared/compare/comparison'
import { clauseLabel } from '@plenary/shared/declaration/numbering'
import { useComparing } from './comparing.ts'

export interface PartNumberProps {
  part: ComparedPart
  className: string | undefined
  /** Behind the sub-clauses nothing is said twice. */
  isTail?: boolean
}

export function PartNumber({ part, className, isTail = false }: PartNumberProps) {
  const { numberStyle } = useComparing()
  const { container, before, now, moved } = part
  if (container !== 'clauses' || isTail) return <span className={className} />
  const isStruck = before !== null && (moved !== null || now === null)
  return (
    <span className={className}>
      {isStruck && <del>{clauseLabel(numberStyle, before.path)}</del>}
      {now && <span>{clauseLabel(numberStyle, now.path)}</span>}
    </span>
  )
}

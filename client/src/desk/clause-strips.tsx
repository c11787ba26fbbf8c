// How many cities say what of a clause, in the margin beside it. It is drawn into the text, and is no part of it.
import type { Editor } from '@tiptap/core'
import { memo } from 'react'
import { createPortal } from 'react-dom'
import type { PartPositions } from '../ui/part-positions.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import styles from './clause-strips.module.css'
import { usePartPlaces } from './use-part-places.ts'

export interface ClauseStripsProps {
  editor: Editor | null
  /** By the clauses' ids; undefined until they are there. */
  positions: ReadonlyMap<string, PartPositions> | undefined
}

export const ClauseStrips = memo(function ClauseStrips({ editor, positions }: ClauseStripsProps) {
  const stated = [...(positions ?? [])].filter(([, { counts }]) => counts.length > 0)
  const places = usePartPlaces(editor, 'strip', stated.map(([clauseId]) => clauseId).sort())
  return stated.map(([clauseId, { counts }]) => {
    const place = places.get(clauseId)
    return place && createPortal(<Strip counts={counts} />, place, clauseId)
  })
})

/** Not spoken: whoever reads the words by ear has the outline and the panel, which say the same. */
const Strip = memo(function Strip({ counts }: Pick<PartPositions, 'counts'>) {
  return (
    <ul className={styles.strip} aria-hidden="true">
      {counts.map(({ shown, words }) => (
        <li key={shown}>
          <PositionGlyph shown={shown} size={12} />
          {words}
        </li>
      ))}
    </ul>
  )
})

// The text of the desk, with the positions on the selected clause in its panel.
import { lazy, Suspense, useCallback } from 'react'
import { useDesk } from '../desk/desk-context.ts'
import { TextView } from '../desk/text-view.tsx'
import { withWords } from '../i18n/i18n.ts'

const ClausePositions = lazy(() =>
  withWords(import('../positions/clause-positions.tsx'), 'positions', 'desk').then((file) => ({
    default: file.ClausePositions,
  })),
)

export function TextRoute() {
  const { declaration, text, session } = useDesk()
  const positionsOn = useCallback(
    (clauseId: string) => (
      <Suspense fallback={null}>
        <ClausePositions {...{ declaration, text, session, clauseId }} />
      </Suspense>
    ),
    [declaration, text, session],
  )
  return <TextView positionsOn={positionsOn} />
}

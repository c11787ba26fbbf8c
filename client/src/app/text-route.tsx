// The text of the desk, with the positions on the selected clause in its panel.
import { useCallback, useEffect } from 'react'
import { useDesk } from '../desk/desk-context.ts'
import { TextView } from '../desk/text-view.tsx'
import { withWords } from '../i18n/i18n.ts'
import { useTextState } from '../sync/use-text-session.ts'
import { useLate } from '../ui/use-late.ts'

const loadPositions = () =>
  withWords(import('../positions/clause-positions.tsx'), 'positions', 'desk').then(
    ({ ClausePositions }) => ClausePositions,
  )

export function TextRoute() {
  const { declaration, text, session } = useDesk()
  const [Positions, want] = useLate(loadPositions)
  const kind = useTextState(session, ({ saveState }) => saveState.kind)
  // Behind the text, and again whenever the connection has changed: who writes without one writes on without it.
  useEffect(() => {
    if (!Positions && kind !== undefined && kind !== 'loading') want()
  }, [Positions, want, kind])
  const positionsOn = useCallback(
    (clauseId: string) => Positions && <Positions {...{ declaration, text, session, clauseId }} />,
    [Positions, declaration, text, session],
  )
  return <TextView positionsOn={positionsOn} />
}

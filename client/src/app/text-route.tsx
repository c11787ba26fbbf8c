// The text of the desk, and with it, as soon as they are there, the positions on its clauses.
import { useEffect, useMemo, useState } from 'react'
import { useDesk } from '../desk/desk-context.ts'
import { TextView } from '../desk/text-view.tsx'
import { withWords } from '../i18n/i18n.ts'
import { useTextState } from '../sync/use-text-session.ts'
import type { TextPositions } from '../ui/part-positions.ts'
import { useLate } from '../ui/use-late.ts'

const loadPositions = () =>
  withWords(import('../positions/text-positions.tsx'), 'positions', 'desk').then(
    ({ TextPositions }) => TextPositions,
  )

export function TextRoute() {
  const { declaration, text, session, present } = useDesk()
  const [Positions, want] = useLate(loadPositions)
  const [positions, setPositions] = useState<TextPositions>()
  const here = useMemo(() => present.map(({ key }) => key), [present])
  const kind = useTextState(session, ({ saveState }) => saveState.kind)
  // Behind the text, and again whenever the connection has changed: who writes without one writes on without it.
  useEffect(() => {
    if (!Positions && kind !== undefined && kind !== 'loading') want()
  }, [Positions, want, kind])
  return (
    <>
      <TextView positions={positions} />
      {Positions && <Positions {...{ declaration, text, session, here }} onChange={setPositions} />}
    </>
  )
}

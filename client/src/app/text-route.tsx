// The text of the desk, and with it, as soon as they are there, the positions on its clauses and the note of the person's visit.
import { useMemo, useState } from 'react'
import { useDesk } from '../desk/desk-context.ts'
import { TextView } from '../desk/text-view.tsx'
import { useBehindText } from '../desk/use-behind-text.ts'
import { withWords } from '../i18n/i18n.ts'
import type { TextPositions } from '../ui/part-positions.ts'

const loadPositions = () =>
  withWords(import('../positions/text-positions.tsx'), 'positions', 'desk').then(
    ({ TextPositions }) => TextPositions,
  )

const loadVisits = () => import('../history/text-visits.tsx').then(({ TextVisits }) => TextVisits)

export function TextRoute() {
  const { declaration, text, session, present } = useDesk()
  const Positions = useBehindText(loadPositions, session)
  const Visits = useBehindText(loadVisits, session)
  const [positions, setPositions] = useState<TextPositions>()
  const here = useMemo(() => present.map(({ key }) => key), [present])
  return (
    <>
      <TextView positions={positions} />
      {Positions && <Positions {...{ declaration, text, session, here }} onChange={setPositions} />}
      {Visits && <Visits textId={text.id} />}
    </>
  )
}

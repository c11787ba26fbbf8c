// The text of the desk, and with it, as soon as they are there, the positions on its clauses.
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

export function TextRoute() {
  const { declaration, text, session, present } = useDesk()
  const Positions = useBehindText(loadPositions, session)
  const [positions, setPositions] = useState<TextPositions>()
  const here = useMemo(() => present.map(({ key }) => key), [present])
  return (
    <>
      <TextView positions={positions} />
      {Positions && <Positions {...{ declaration, text, session, here }} onChange={setPositions} />}
    </>
  )
}

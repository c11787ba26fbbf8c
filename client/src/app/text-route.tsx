// The text of the desk, and with it, as soon as they are there, the positions on its clauses, its history, and the note of the
// person's visit.
import type { Editor } from '@tiptap/core'
import { useMemo, useState } from 'react'
import { useDesk } from '../desk/desk-context.ts'
import { TextView } from '../desk/text-view.tsx'
import { useBehindText } from '../desk/use-behind-text.ts'
import { markedEditor } from '../editor/late-marks.ts'
import { withWords } from '../i18n/i18n.ts'
import type { TextPositions } from '../ui/part-positions.ts'
import type { TextHistory } from '../ui/text-history.ts'

const loadPositions = () =>
  withWords(import('../positions/text-positions.tsx'), 'positions', 'desk').then(
    ({ TextPositions }) => TextPositions,
  )

const loadVisits = () => import('../history/text-visits.tsx').then(({ TextVisits }) => TextVisits)
const loadHistory = () =>
  withWords(import('../history/text-history.tsx'), 'authorship', 'compare', 'desk').then(
    ({ TextHistory }) => TextHistory,
  )

export function TextRoute() {
  const { declaration, text, session, present, person } = useDesk()
  const Positions = useBehindText(loadPositions, session)
  const Visits = useBehindText(loadVisits, session)
  const History = useBehindText(loadHistory, session)
  const [positions, setPositions] = useState<TextPositions>()
  const [history, setHistory] = useState<TextHistory>()
  const [editor, setEditor] = useState<Editor | null>(null)
  const marked = useMemo(() => (editor ? markedEditor(editor) : undefined), [editor])
  const here = useMemo(() => present.map(({ key }) => key), [present])
  return (
    <>
      <TextView positions={positions} history={history} onEditor={setEditor} />
      {Positions && <Positions {...{ declaration, text, session, here }} onChange={setPositions} />}
      {Visits && <Visits textId={text.id} />}
      {History && <History {...{ declaration, text, session, person, marked }} onChange={setHistory} />}
    </>
  )
}

// The positions board inside the desk, which knows the declaration, the text as it is open here, and who is here.
import { useMemo } from 'react'
import { useDesk } from '../desk/desk-context.ts'
import { BoardPage } from '../positions/board-page.tsx'

export function PositionsRoute() {
  const { declaration, text, session, present } = useDesk()
  const here = useMemo(() => present.map(({ key }) => key), [present])
  return <BoardPage declaration={declaration} text={text} session={session} here={here} />
}

// The positions board inside the desk, which knows the declaration, the text as it is open here, and who is here.
import { useLocation } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useDesk } from '../desk/desk-context.ts'
import { NextLifeAct } from '../desk/next-life-act.tsx'
import type { Way } from '../positions/blockers.tsx'
import { BoardPage } from '../positions/board-page.tsx'

const nextAct = (way: Way) => <NextLifeAct {...way} />

export function PositionsRoute() {
  const { declaration, text, session, present } = useDesk()
  const here = useMemo(() => present.map(({ key }) => key), [present])
  const hash = useLocation({ select: (location) => location.hash })
  const asked = useLocation({ select: ({ state }) => state.asked })
  const addressed = useMemo(() => {
    const [cityId, key] = hash.split('/')
    return cityId && key ? { cityId, key, asked } : undefined
  }, [hash, asked])
  return <BoardPage {...{ declaration, text, session, here, addressed, nextAct }} />
}

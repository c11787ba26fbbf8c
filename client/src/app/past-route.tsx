// The text as it was, inside the desk; which moment is shown stands in the address.
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDesk } from '../desk/desk-context.ts'
import { PastPage } from '../history/past-page.tsx'

const ADDRESS = '/declarations/$declaration/versions/past'

export function PastRoute() {
  const { declaration, text, session, tell } = useDesk()
  const { at, moment = 'now' } = useSearch({ from: ADDRESS })
  const navigate = useNavigate({ from: ADDRESS })
  return (
    <PastPage
      declaration={declaration}
      text={text}
      session={session}
      asked={at === undefined ? { moment } : { at }}
      onAsk={(search) => void navigate({ search, replace: true })}
      onRestored={(sentence, clauseId) => {
        tell({ about: 'restored', sentence })
        void navigate({
          to: '/declarations/$declaration',
          search: {},
          ...(clauseId === undefined ? {} : { hash: clauseId }),
        })
      }}
    />
  )
}

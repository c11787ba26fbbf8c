// A city's ledger inside the desk, at an address of its own: what it is narrowed to stands there too.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useDesk } from '../desk/desk-context.ts'
import { LedgerPage } from '../positions/ledger-page.tsx'

const ADDRESS = '/declarations/$declaration/positions/$city'

export function LedgerRoute() {
  const { declaration, text, session } = useDesk()
  const { city } = useParams({ from: ADDRESS })
  const { part } = useSearch({ from: ADDRESS })
  const navigate = useNavigate({ from: ADDRESS })
  return (
    <LedgerPage
      {...{ declaration, text, session, part }}
      cityId={city}
      onPart={(chosen) =>
        void navigate({ search: chosen === undefined ? {} : { part: chosen }, replace: true })
      }
    />
  )
}

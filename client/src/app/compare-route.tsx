// What was changed between two moments, inside the desk; which moments, and what is chosen of it, stands in the address.
import { baseOfTextSchema, momentOfTextSchema } from '@plenary/shared/api/moment-of-text'
import { idSchema } from '@plenary/shared/api/parts'
import { clauseIdSchema } from '@plenary/shared/api/past-routes'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDesk } from '../desk/desk-context.ts'
import type { CompareAddress } from '../history/compare-address.ts'
import { ComparePage } from '../history/compare-page.tsx'
import { readLayout } from '../history/comparison-layout.ts'

const ADDRESS = '/declarations/$declaration/versions/compare'

export function CompareRoute() {
  const { declaration, text, session, mayEdit, tell } = useDesk()
  const search = useSearch({ from: ADDRESS })
  const navigate = useNavigate({ from: ADDRESS })
  const address: CompareAddress = {
    from: baseOfTextSchema.safeParse(search.from).data,
    to: momentOfTextSchema.safeParse(search.to).data,
    layout: readLayout(search.layout),
    city: idSchema.safeParse(search.city).data,
    clause: clauseIdSchema.safeParse(search.clause).data,
    change: search.change,
  }
  return (
    <ComparePage
      {...{ declaration, text, session, mayEdit, address }}
      onBroughtBack={(sentence) => tell({ about: 'restored', sentence })}
      onAddress={(changed) =>
        void navigate({
          search: (before) => ({ ...before, ...changed }),
          replace: true,
          resetScroll: false,
        })
      }
    />
  )
}

// The roster on the desk: to read, and for the secretariat, which sits here during the meeting, to change.
import { isAllowed } from '@plenary/shared/access/access-table'
import { useEffect } from 'react'
import { useDesk } from '../desk/desk-context.ts'
import { RosterView } from '../desk/roster-view.tsx'
import { withWords } from '../i18n/i18n.ts'
import { useLate } from '../ui/use-late.ts'

const loadWorking = () =>
  withWords(import('../secretariat/plenary-roster.tsx'), 'secretariat', 'decision').then(
    ({ PlenaryRoster }) => PlenaryRoster,
  )

const loadSignatories = () =>
  withWords(import('../signing/signatories.tsx'), 'signing').then(({ Signatories }) => Signatories)

export function RosterRoute() {
  const { declaration } = useDesk()
  const { id, plenary, role, cityId, state } = declaration
  const [Signatories, wantSignatories] = useLate(loadSignatories)
  const [Working, want] = useLate(loadWorking)
  const mayChange = isAllowed({ role, ownCity: cityId, action: 'manage-roster', state, city: null })
  useEffect(() => {
    if (mayChange) want()
  }, [mayChange, want])
  useEffect(wantSignatories, [wantSignatories])
  return (
    <RosterView
      signatories={Signatories && <Signatories declaration={declaration} />}
      working={mayChange && Working ? <Working plenaryId={plenary.id} declarationId={id} /> : undefined}
    />
  )
}

// The view of the desk that is open. Where its code could not be fetched the desk stays.
import { CatchBoundary, type ErrorRouteComponent, Outlet } from '@tanstack/react-router'
import { useDesk } from '../desk/desk-context.ts'
import { useBehindText } from '../desk/use-behind-text.ts'
import { withWords } from '../i18n/i18n.ts'

const loadOtherViews = () =>
  withWords(import('./other-views.tsx'), 'acts').then(({ OtherViews }) => OtherViews)

export function Views() {
  const OtherViews = useBehindText(loadOtherViews, useDesk().session)
  return (
    <>
      {OtherViews && <OtherViews />}
      <CatchBoundary getResetKey={() => 0} errorComponent={(OtherViews ?? Nothing) as ErrorRouteComponent}>
        <Outlet />
      </CatchBoundary>
    </>
  )
}

const Nothing = () => null

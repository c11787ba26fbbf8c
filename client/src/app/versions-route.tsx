// The versions inside the desk, which knows the declaration and hears what changes.
import { useDesk } from '../desk/desk-context.ts'
import { VersionsPage } from '../history/versions-page.tsx'

export function VersionsRoute() {
  const { declaration, text, session } = useDesk()
  return <VersionsPage declaration={declaration} text={text} session={session} />
}

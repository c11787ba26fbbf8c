// The record inside the desk, which knows the declaration and hears what changes.
import { useDesk } from '../desk/desk-context.ts'
import { RecordPage } from '../record/record-page.tsx'

export function RecordRoute() {
  const { declaration, text, session } = useDesk()
  return <RecordPage declaration={declaration} text={text} session={session} />
}

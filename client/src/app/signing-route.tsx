// The signing inside the desk, which knows the declaration, its text and the network of the person.
import { useDesk } from '../desk/desk-context.ts'
import { SigningPage } from '../signing/signing-page.tsx'

export function SigningRoute() {
  const { declaration, text, person } = useDesk()
  return <SigningPage declaration={declaration} text={text} networkNames={person.networkNames} />
}

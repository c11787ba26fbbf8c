// Whose name a certificate bears: made by the server, and expected by the browser.
import { withoutForbidden } from '../schema/forbidden-characters.ts'
import type { SubjectNames } from './certificate.ts'
import type { Consent } from './statement.ts'

/** Characters (RFC 5280, upper bounds). */
const ROOM = 64

/**
 * The person, the title, the city whose delegation signs – by proxy, it is not the one for which is signed – and the declaration. Where
 * the roster names no person, the city stands for it.
 */
export function subjectNamesOf({ signatory, city, holder, declaration }: Consent): SubjectNames {
  const signing = (holder ?? city).name
  return {
    commonName: withRoom(signatory.name) || withRoom(signing),
    title: withRoom(signatory.title),
    organization: withRoom(signing),
    unit: withRoom(declaration.title),
  }
}

/** As much of a name as a certificate holds. */
export function withRoom(name: string): string {
  return Array.from(name.trim()).slice(0, ROOM).join('').trim()
}

/** As much of a certificate of others as tells people whose it is, whatever its maker wrote into it. */
export function nameOfSubject({ commonName, organization, unit }: SubjectNames): string {
  const names = commonName === '' ? [organization || unit] : [commonName, organization]
  const read = names.map((name) => withRoom(withoutForbidden(name)))
  return [...new Set(read)].filter((name) => name !== '').join(', ')
}

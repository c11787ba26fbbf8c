// The people, cities and things that a declaration in Akoma Ntoso refers to, each with the name by which it does.
import type { ExportedDeclaration, Signatory, SignatoryOutcome } from './exported-declaration.ts'
import { container, element, type Xml } from './xml.ts'

export const [NETWORK, PLACE, ORIGINAL] = ['network', 'place', 'original']

/** What a declaration can be, and what can come of a signature. */
export type AknState = 'draft' | 'adopted' | SignatoryOutcome['kind']

export function cityId({ cityId: id }: Pick<Signatory, 'cityId'>): string {
  return `city_${id}`
}

export function personId({ cityId: id }: Pick<Signatory, 'cityId'>): string {
  return `person_${id}`
}

/** One for each title that the roster knows; undefined for none. */
export function roleId({ signatories }: ExportedDeclaration, title: string): string | undefined {
  return title === '' ? undefined : `role_${rolesOf(signatories).indexOf(title) + 1}`
}

function rolesOf(signatories: readonly Signatory[]): string[] {
  return [...new Set(signatories.map(({ title }) => title))].filter((title) => title !== '')
}

/** @param work the IRI of the declaration */
export function aknReferences(
  declaration: ExportedDeclaration,
  work: string,
  states: readonly AknState[],
): Xml {
  const { id, title, network, plenary, signatories } = declaration
  const concept = (kind: string, eId: string, name: string, showAs: string) =>
    element(`TLC${kind}`, { eId, href: `/akn/ontology/${kind.toLowerCase()}/${name}`, showAs })
  return container('references', { source: `#${NETWORK}` }, [
    element('original', { eId: ORIGINAL, href: work, showAs: title }),
    concept('Organization', NETWORK, `${id}.network`, network),
    ...signatories.map((each) => concept('Organization', cityId(each), each.cityId, each.city)),
    ...signatories
      .filter(({ name }) => name !== '')
      .map((each) => concept('Person', personId(each), `${id}.${each.cityId}`, each.name)),
    ...rolesOf(signatories).map((role, index) =>
      concept('Role', `role_${index + 1}`, `${id}.${index + 1}`, role),
    ),
    concept('Location', PLACE, `${id}.place`, plenary.place),
    ...states.map((state) => concept('Concept', state, `plenary.${state}`, state)),
  ])
}

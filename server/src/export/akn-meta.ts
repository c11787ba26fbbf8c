// What a declaration in Akoma Ntoso says about itself: names by FRBR, what became of it, whom it refers to, and its digests.
import { type AknState, aknReferences, cityId, NETWORK, ORIGINAL, roleId } from './akn-references.ts'
import type { ExportedDeclaration } from './exported-declaration.ts'
import { iso6393 } from './iso-639-3.ts'
import { container, element, type Xml } from './xml.ts'

/** A network of cities belongs to no country: a code that ISO 3166-1 leaves to its users. */
const COUNTRY = 'zz'

/** Of what Akoma Ntoso has no element for. */
const NAMESPACE = 'urn:plenary:declaration:1'

const source = `#${NETWORK}`

/** IRIs are named as the Akoma Ntoso Naming Convention 1.0 says; the day is the plenary’s first, which no adoption changes. */
export function aknMeta(declaration: ExportedDeclaration): Xml {
  const { id, plenary } = declaration
  const work = `/akn/${COUNTRY}/statement/declaration/${plenary.startsOn}/${id}`
  const expression = `${work}/${expressionOf(declaration)}`
  return container('meta', {}, [
    container('identification', { source }, [
      frbrWork(declaration, work),
      frbrExpression(declaration, expression),
      frbrManifestation(declaration, expression),
    ]),
    lifecycle(declaration),
    workflow(declaration),
    aknReferences(declaration, work, statesOf(declaration)),
    proprietary(declaration),
  ])
}

/** Three letters do not tell scripts and countries of one language apart: where it has one, the whole tag follows. */
function expressionOf({ text: { language }, version }: ExportedDeclaration): string {
  const words = version.number === null ? version.at : `rev-${version.number}`
  return `${iso6393(language)}@${words}${language.includes('-') ? `;${language}` : ''}`
}

function frbrWork({ id, title, plenary, adoption }: ExportedDeclaration, work: string): Xml {
  return container('FRBRWork', {}, [
    element('FRBRthis', { value: `${work}/!main` }),
    element('FRBRuri', { value: work }),
    element('FRBRdate', { date: plenary.startsOn, name: 'plenary' }),
    ...(adoption === null ? [] : [element('FRBRdate', { date: adoption.at, name: 'adoption' })]),
    element('FRBRauthor', { href: `#${NETWORK}` }),
    element('FRBRcountry', { value: COUNTRY }),
    element('FRBRsubtype', { value: 'declaration' }),
    element('FRBRnumber', { value: id }),
    element('FRBRname', { value: title }),
  ])
}

function frbrExpression({ text, version, adoption }: ExportedDeclaration, expression: string): Xml {
  return container('FRBRExpression', {}, [
    element('FRBRthis', { value: `${expression}/!main` }),
    element('FRBRuri', { value: expression }),
    element('FRBRdate', { date: version.at, name: adoption === null ? 'draft' : 'version' }),
    element('FRBRauthor', { href: `#${NETWORK}` }),
    ...(version.number === null ? [] : [element('FRBRversionNumber', { value: `${version.number}` })]),
    element('FRBRauthoritative', { value: `${text.status === 'authentic' && adoption !== null}` }),
    element('FRBRlanguage', { language: iso6393(text.language) }),
  ])
}

function frbrManifestation({ version }: ExportedDeclaration, expression: string): Xml {
  return container('FRBRManifestation', {}, [
    element('FRBRthis', { value: `${expression}/!main.xml` }),
    element('FRBRuri', { value: `${expression}.akn` }),
    element('FRBRdate', { date: version.at, name: 'markup' }),
    element('FRBRauthor', { href: `#${NETWORK}` }),
    element('FRBRformat', { value: 'application/akn+xml' }),
  ])
}

function lifecycle({ version, adoption }: ExportedDeclaration): Xml {
  const event = (eId: string, date: string, state: AknState | null) =>
    element('eventRef', {
      eId,
      date,
      type: 'generation',
      source: `#${ORIGINAL}`,
      refersTo: state === null ? undefined : `#${state}`,
    })
  return container('lifecycle', { source }, [
    event('event_version', version.at, adoption === null ? 'draft' : null),
    ...(adoption === null ? [] : [event('event_adoption', adoption.at, 'adopted')]),
  ])
}

/** Who did what with it: the plenary by adopting it, each city by signing or not. */
function workflow(declaration: ExportedDeclaration): Xml {
  const { version, adoption, signatories } = declaration
  const steps = signatories.flatMap((signatory) => {
    const { outcome, title } = signatory
    const role = roleId(declaration, title)
    return outcome === null
      ? []
      : [
          element('step', {
            date: outcome.at,
            by: `#${cityId(signatory)}`,
            as: role && `#${role}`,
            outcome: `#${outcome.kind}`,
          }),
        ]
  })
  return container('workflow', { source }, [
    element('step', { date: (adoption ?? version).at, by: source, outcome: `#${stateOf(declaration)}` }),
    ...steps,
  ])
}

function stateOf({ adoption }: ExportedDeclaration): AknState {
  return adoption === null ? 'draft' : 'adopted'
}

function statesOf(declaration: ExportedDeclaration): AknState[] {
  const outcomes = declaration.signatories.flatMap(({ outcome }) => (outcome === null ? [] : [outcome.kind]))
  return [...new Set([stateOf(declaration), ...outcomes])]
}

function proprietary({ text, version, adoption }: ExportedDeclaration): Xml {
  const digest = (of: string, value: string) =>
    element('plenary:digest', { of, algorithm: 'SHA-256', form: version.form }, value)
  return container('proprietary', { source, 'xmlns:plenary': NAMESPACE }, [
    element('plenary:text', { id: text.id, language: text.language, status: text.status }),
    element('plenary:version', {
      number: version.number === null ? undefined : `${version.number}`,
      name: version.name ?? undefined,
      at: version.at,
      draft: `${adoption === null}`,
    }),
    digest('text', text.digest),
    digest('declaration', version.digest),
  ])
}

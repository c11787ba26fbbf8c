// The cities that sign, with who signs for each: as the signing of these words froze them, else as the roster says now.
import type { SigningCity } from '@plenary/shared/api/signing-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { holderFor } from '@plenary/shared/positions/proxies'
import type { Kysely } from 'kysely'
import { readProxies } from '../../commands/proxy-in-force.ts'
import type { Signatory } from '../../export/exported-declaration.ts'
import type { Tables } from '../../ports/tables.ts'
import { readCities, readPlenary } from './read-plenaries.ts'
import { readSigning } from './read-signing.ts'

export interface SignatoriesAsked {
  readonly declarationId: string
  readonly plenaryId: string
  /** Null of words that are no version: nobody signs them. */
  readonly versionId: string | null
  /** In which they are named. */
  readonly language: string
}

/** In the plenary's order. */
export async function readSignatories(
  read: Kysely<Tables>,
  { declarationId, plenaryId, versionId, language }: SignatoriesAsked,
): Promise<Signatory[]> {
  const signing = versionId === null ? null : await readSigning(read, declarationId)
  const isOfThis = signing !== null && signing.versionId === versionId
  return namedSignatories(read, isOfThis ? signing.cities : await onRoster(read, plenaryId), language)
}

/** The same cities as a file in a language names them. */
export async function namedSignatories(
  read: Kysely<Tables>,
  parties: readonly SigningCity[],
  language: string,
): Promise<Signatory[]> {
  const cities = new Map((await readCities(read)).map(({ id, names }) => [id, names]))
  return parties.map((party) => {
    const { cityId, names, holderId, outcome } = party
    return {
      cityId,
      city: nameIn(names, language),
      ...whoSigns(party, language),
      holder: holderId === null ? null : nameIn(cities.get(holderId) ?? {}, language),
      outcome: outcome && {
        kind: outcome.kind,
        way: outcome.kind === 'signed' ? outcome.way : null,
        at: outcome.at,
      },
    }
  })
}

async function onRoster(read: Kysely<Tables>, plenaryId: string): Promise<SigningCity[]> {
  const roster = (await readPlenary(read, plenaryId))?.roster ?? []
  const letters = await readProxies(read, plenaryId)
  const attendance = roster.map(({ city, present }) => ({ cityId: city.id, present }))
  return roster
    .filter(({ signs }) => signs)
    .map(({ city: { id, names }, signatory }) => {
      const holderId = holderFor(id, 'sign', letters, attendance) ?? null
      return { cityId: id, names, signatory, holderId, outcome: null }
    })
}

function whoSigns({ signatory, outcome }: SigningCity, language: string): Pick<Signatory, 'name' | 'title'> {
  if (outcome?.kind === 'signed' && !isSignatory(outcome.name, signatory))
    return { name: outcome.name, title: '' }
  return {
    name: signatory ? nameIn(signatory.names, language) : '',
    title: signatory?.titles ? nameIn(signatory.titles, language) : '',
  }
}

/** Whether this is the person whom the roster names: the title is nobody else's. */
export function isSignatory(name: string, signatory: SigningCity['signatory']): boolean {
  return signatory !== null && Object.values(signatory.names).includes(name)
}

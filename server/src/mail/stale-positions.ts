// Which positions of a declaration are stale now, and which heads of delegation are to be told of each.
import { holderFor } from '@plenary/shared/positions/proxies'
import { type Standing, standings } from '@plenary/shared/positions/standings'
import type { Kysely } from 'kysely'
import { readProxies } from '../commands/proxy-in-force.ts'
import { readWholeLedger } from '../commands/read-ledger.ts'
import { readWords } from '../commands/read-words.ts'
import type { Tables } from '../ports/tables.ts'
import type { MailParts } from './mail-parts.ts'
import { type Recipient, readHeads } from './recipients.ts'

export interface StalePosition {
  readonly cityId: string
  /** Its place in the text, from 1; undefined for the whole text. */
  readonly clause: number | undefined
  readonly standing: Standing
}

/** A head and the stale positions that the head was never told of. */
export interface Untold {
  readonly head: Recipient
  readonly positions: readonly StalePosition[]
}

/** Of everybody who has something to be told. Of a declaration that is adopted nothing is. */
export async function readUntold(parts: MailParts, declarationId: string): Promise<Untold[]> {
  const { read } = parts.storage
  const declaration = await read
    .selectFrom('declaration')
    .where('id', '=', declarationId)
    .where('state', 'in', ['drafting', 'closed'])
    .select('plenary_id')
    .executeTakeFirst()
  const stale = declaration ? await readStale(parts, declarationId) : []
  if (!declaration || stale.length === 0) return []
  const told = await readTold(
    parts,
    stale.map(({ standing }) => standing.entry.id),
  )
  const { heads, letters, roster } = await readActing(read, declaration.plenary_id)
  return heads.flatMap(({ cityId, ...head }) => {
    const positions = stale.filter(
      ({ cityId: principal, standing }) =>
        (principal === cityId || holderFor(principal, 'decide', letters, roster) === cityId) &&
        !told.has(`${head.personId} ${standing.entry.id}`),
    )
    return positions.length > 0 ? [{ head, positions }] : []
  })
}

async function readStale(
  { storage: { read }, texts }: MailParts,
  declarationId: string,
): Promise<StalePosition[]> {
  const entries = await readWholeLedger(read, declarationId)
  if (entries.length === 0) return []
  const words = await readWords({ read, texts }, declarationId)
  const places = [...words.clauses.keys()]
  return [...standings(entries, words)].flatMap(([cityId, { whole, clauses }]) => {
    const ofClauses = [...clauses].map(([id, standing]) => ({
      cityId,
      clause: places.indexOf(id) + 1,
      standing,
    }))
    const all = whole ? [...ofClauses, { cityId, clause: undefined, standing: whole }] : ofClauses
    return all.filter(({ standing }) => standing.isStale)
  })
}

async function readTold({ storage: { read } }: MailParts, positions: string[]): Promise<Set<string>> {
  const rows = await read
    .selectFrom('mail_told')
    .where('position_id', 'in', positions)
    .select(['person_id', 'position_id'])
    .execute()
  return new Set(rows.map(({ person_id, position_id }) => `${person_id} ${position_id}`))
}

/** Everything that decides who is to be told: the heads of delegation, and for whom they act. */
export async function readActing(read: Kysely<Tables>, plenaryId: string) {
  const heads = await readHeads(read, plenaryId)
  const letters = await readProxies(read, plenaryId)
  const rows = await read
    .selectFrom('roster_entry')
    .where('plenary_id', '=', plenaryId)
    .orderBy('city_id')
    .select(['city_id as cityId', 'present'])
    .execute()
  return { heads, letters, roster: rows.map(({ cityId, present }) => ({ cityId, present: present === 1 })) }
}

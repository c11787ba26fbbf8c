// What is locked in a text, and whether it still says what it said: the guard asks before, the alarm afterwards.
import type { KeptDigests } from '@plenary/shared/canon/kept-digests'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { LockedItems } from '@plenary/shared/update/locked-items'
import type { Kysely } from 'kysely'
import type * as Y from 'yjs'
import type { StoredText } from '../ports/storage.ts'
import type { Tables } from '../ports/tables.ts'

/** The facts that decide what may be written, all of one lock epoch. */
export type LockFacts = Pick<StoredText, 'lockEpoch' | 'isClosed' | 'closedDigest' | 'locks'>

/** The name under which the alarm speaks of a closed text, which is locked as a whole. */
export const WHOLE_TEXT = ''

export class TextLocks {
  readonly items: LockedItems
  readonly #facts: LockFacts
  readonly #digests: KeptDigests

  /** Throws `LockLost` when something locked is not in the document: a bug, or a damaged log. */
  constructor(doc: Y.Doc, facts: LockFacts, digests: KeptDigests) {
    this.#facts = facts
    this.#digests = digests
    this.items = LockedItems.in(doc, {
      isClosed: facts.isClosed,
      clauses: new Map(
        facts.locks.map(({ clause_id, item_client, item_clock }) => [
          clause_id,
          { client: item_client, clock: item_clock },
        ]),
      ),
    })
  }

  /** The locked clause in which an element stands. */
  around(element: Y.XmlElement): string | undefined {
    for (let type = element.parent; type !== null; type = type.parent) {
      const [clauseId] = this.items.containing(type)
      if (clauseId !== undefined) return clauseId
    }
    return undefined
  }

  /** The locked clauses, or the closed text, whose words are not those that were locked. Never any, or the guard has a hole. */
  broken(): string[] {
    const { locks, isClosed, closedDigest } = this.#facts
    const clauses = locks.flatMap(({ clause_id, digest }) => {
      const element = this.items.elements.get(clause_id)
      return element && this.#digests.clause(element) === digest ? [] : [clause_id]
    })
    const isTextBroken = isClosed && closedDigest !== null && this.#digests.text() !== closedDigest
    return isTextBroken ? [...clauses, WHOLE_TEXT] : clauses
  }
}

/** Where a text stands in the tables. */
export interface Standing extends LockFacts {
  readonly head: number
  readonly epoch: string
}

/**
 * Where a text stands now. The lock epoch is read first: should another process lock in between, then
 * the facts are newer than their epoch says, and the next append fails instead of passing them by.
 */
export async function readStanding(read: Kysely<Tables>, textId: string): Promise<Standing | undefined> {
  const text = await read
    .selectFrom('text')
    .innerJoin('declaration', 'declaration.id', 'declaration_id')
    .where('text.id', '=', textId)
    .select(['head', 'epoch', 'lock_epoch', 'declaration.state'])
    .executeTakeFirst()
  if (!text) return undefined
  const locks = await read
    .selectFrom('clause_lock')
    .where('text_id', '=', textId)
    .orderBy('clause_id')
    .select(['clause_id', 'item_client', 'item_clock', 'digest'])
    .execute()
  const version = await read
    .selectFrom('version_text')
    .innerJoin('version', 'version.id', 'version_id')
    .where('text_id', '=', textId)
    .where('kind', '=', 'closed')
    .orderBy('serial', 'desc')
    .limit(1)
    .select('version_text.digest')
    .executeTakeFirst()
  return {
    head: text.head,
    epoch: text.epoch,
    lockEpoch: text.lock_epoch,
    isClosed: !IS_OPEN[text.state],
    closedDigest: version?.digest ?? null,
    locks,
  }
}

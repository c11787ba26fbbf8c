// Creates a declaration with its first text, whose content is the first update of the text's log, and where it was
// imported, its first version.
import type { TextStatus } from '@plenary/shared/api/declaration-routes'
import { textDigest } from '@plenary/shared/canon/digests'
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import { newClauseId, newId } from '@plenary/shared/ids'
import { BOUNDS } from '@plenary/shared/protocol/frames'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { type ContentJson, emptyContent } from '@plenary/shared/schema/content'
import { readContent } from '@plenary/shared/update/read-content'
import { readUpdate, UPDATE_BOUNDS } from '@plenary/shared/update/read-update'
import { seedDocument } from '@plenary/shared/update/seed-document'
import * as Y from 'yjs'
import type { Actor } from '../ports/actor.ts'
import type { Unit } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'
import { unnumberedVersion, type Versioned } from './version-rows.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface NewDeclaration {
  readonly plenaryId: string
  /** Under which the declaration is listed. */
  readonly title: string
  readonly text: {
    readonly language: string
    readonly status: TextStatus
    readonly numberStyle: NumberStyle
    /** Null for the empty template. */
    readonly content: ContentJson | null
  }
}

/** The author of what the server itself writes. */
const SYSTEM = 'system'

/** Refused when the content is not one that the gate would let through. */
export async function createDeclaration(
  context: CommandContext,
  actor: Actor,
  { plenaryId, title, text }: NewDeclaration,
): Promise<{ id: string; textId: string } | Refusal> {
  const { storage, surroundings } = context
  const { randomBytes } = surroundings
  const plenary = await storage.read
    .selectFrom('plenary')
    .where('id', '=', plenaryId)
    .select('id')
    .executeTakeFirst()
  if (!plenary) return refuse('not-found')
  const clientId = new DataView(randomBytes(4).buffer).getUint32(0)
  const update = seedUpdate(text.content ?? emptyContent(newClauseId(randomBytes)), clientId)
  if (isRefusal(update)) return update
  const at = moment(surroundings)
  const [id, textId, epoch] = [newId(randomBytes), newId(randomBytes), newId(randomBytes)]
  const { language, status } = text
  const versioned = { id, plenaryId, texts: [{ id: textId, language, status, at: momentOf(update, epoch) }] }
  const version = text.content && (await unnumberedVersion(context, versioned, 'imported'))
  const unit: Unit = {
    statements: [
      {
        query: storage.read
          .insertInto('declaration')
          .values({
            id,
            plenary_id: plenaryId,
            title,
            state: 'drafting',
            created_at: at,
            state_at: null,
            state_by: null,
          })
          .compile(),
        expectRows: 1,
      },
      {
        query: storage.read
          .insertInto('text')
          .values({
            id: textId,
            declaration_id: id,
            language,
            status,
            number_style: text.numberStyle,
            epoch,
            head: 0,
            lock_epoch: 0,
          })
          .compile(),
        expectRows: 1,
      },
      ...(version?.statements ?? []),
    ],
    text: {
      textId,
      head: 0,
      lockEpoch: 0,
      epoch,
      appends: [{ update, actor: SYSTEM, city_id: null, role: SYSTEM, at }],
      claims: [{ client_id: clientId, person_id: SYSTEM, city_id: null, epoch }],
    },
    audit: [
      auditEntry(context, actor, {
        action: 'declaration-created',
        subject: `declaration:${id}`,
        data: { plenaryId, textId, language, status },
        plenaryId,
      }),
    ],
  }
  const refusal = await writeUnit(context, unit)
  if (refusal) return refusal
  context.announcements.announce({ type: 'fact-changed', fact: 'declaration', scope: { plenaryId } })
  return { id, textId }
}

/** The first update. The schema of content allows what the gate allows, but for its size and its depth. */
function seedUpdate(content: ContentJson, clientId: number): Uint8Array | Refusal {
  if (hasSameClauseTwice(content)) return refuse('invalid-input', 'text.content')
  if (depthOf(content) > BOUNDS.depth) return refuse('too-deep')
  const seed = seedDocument(content, clientId)
  const read = readUpdate(seed, { ...UPDATE_BOUNDS, bytes: BOUNDS.frameBytes })
  return read.kind === 'refused' ? refuse(read.code) : seed
}

/** The text as its first update leaves it. */
function momentOf(update: Uint8Array, epoch: string): Versioned['texts'][number]['at'] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const content = readContent(doc)
  return { sequence: 1, epoch, content: () => content, digest: () => textDigest(content) }
}

/** How deep the elements lie below the root, whose containers are at 1. */
function depthOf(node: { content?: readonly unknown[] | undefined }): number {
  const below = (node.content ?? []) as { content?: readonly unknown[] }[]
  return below.reduce((deepest, child) => Math.max(deepest, 1 + depthOf(child)), 0)
}

function hasSameClauseTwice(content: ContentJson): boolean {
  const ids = [...clauseIds(content.content[2].content ?? [])]
  return new Set(ids).size < ids.length
}

type ClauseNode = NonNullable<ContentJson['content'][2]['content']>[number]

function* clauseIds(clauses: readonly ClauseNode[]): Generator<string> {
  for (const { attrs, content = [] } of clauses) {
    yield attrs.id
    for (const child of content) if (child.type === 'subclauses') yield* clauseIds(child.content ?? [])
  }
}

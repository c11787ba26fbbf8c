// Keeps a scan of what was signed on paper; its digest goes onto the record. Also once the declaration is signed.
import { createHash } from 'node:crypto'
import { newId } from '@plenary/shared/ids'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import type { Tables } from '../ports/tables.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import { scanTypeOf } from './scan-kind.ts'
import { announceSigning } from './signing-under-way.ts'
import { readStandingSigning, stillStanding } from './standing-signing.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** So many, and so many bytes, does a signing keep: its bundle holds them all, and is made and verified in memory. */
const MOST_SCANS = 100
const MOST_BYTES = 128 * 1024 * 1024

export interface NewScan {
  readonly declarationId: string
  /** What the file is called. */
  readonly name: string
  readonly file: Uint8Array
}

export async function addScan(
  context: CommandContext,
  actor: Actor,
  { declarationId, name, file }: NewScan,
): Promise<{ id: string } | Refusal> {
  const { read } = context.storage
  const type = scanTypeOf(file)
  if (!type) return refuse('file-kind')
  const signing = await readStandingSigning(read, declarationId)
  if (!signing) return refuse('wrong-state')
  const id = newId(context.surroundings.randomBytes)
  const digest = createHash('sha256').update(file).digest('hex')
  const row = {
    id,
    signing_id: signing.id,
    name,
    type,
    size: file.length,
    digest,
    bytes: file,
    person_id: personOf(actor),
    at: moment(context.surroundings),
  }
  const query = read
    .insertInto('signing_scan')
    .columns(Object.keys(row) as (keyof typeof row)[])
    .expression(
      read
        .selectNoFrom(Object.values(row).map((value, index) => sql`${value}`.as(`c${index}`)))
        .where(stillStanding(read, signing.id))
        .where(roomFor(read, row)),
    )
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'scan-added',
        subject: `declaration:${declarationId}`,
        data: { signing: signing.id, scan: id, name, type, size: file.length, digest },
        plenaryId: signing.plenaryId,
      }),
    ],
  })
  if (refusal?.refused === 'precondition-failed' && !(await hasRoom(read, row))) return refuse('scans-full')
  if (refusal) return refusal
  announceSigning(context, declarationId)
  return { id }
}

type KeptScan = { readonly signing_id: string; readonly size: number }

/** As a condition of the unit: of two that come at once the second may have none. */
function roomFor(read: Kysely<Tables>, { signing_id, size }: KeptScan) {
  const fits = read
    .selectFrom('signing_scan')
    .where('signing_id', '=', signing_id)
    .select((row) => row.fn.countAll<number>().as('count'))
    .having((row) => row.fn.countAll<number>(), '<', MOST_SCANS)
    .having(
      (row) => row(row.fn.coalesce(row.fn.sum<number>('size'), row.lit(0)), '+', size),
      '<=',
      MOST_BYTES,
    )
  return ({ exists }: Pick<ExpressionBuilder<Tables, never>, 'exists'>) => exists(fits)
}

async function hasRoom(read: Kysely<Tables>, scan: KeptScan): Promise<boolean> {
  const found = await read
    .selectNoFrom(({ lit }) => lit(1).as('fits'))
    .where(roomFor(read, scan))
    .executeTakeFirst()
  return found !== undefined
}

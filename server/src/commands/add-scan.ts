// Keeps a scan of what was signed on paper; its digest goes onto the record. Also once the declaration is signed.
import { createHash } from 'node:crypto'
import { newId } from '@plenary/shared/ids'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { sql } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import { moment } from '../ports/surroundings.ts'
import { personOf } from './change-state.ts'
import type { CommandContext } from './command-context.ts'
import { scanTypeOf } from './scan-kind.ts'
import { announceSigning } from './signing-under-way.ts'
import { readStandingSigning, stillStanding } from './standing-signing.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

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
        .where(stillStanding(read, signing.id)),
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
  if (refusal) return refusal
  announceSigning(context, declarationId)
  return { id }
}

// Takes a scan away that was uploaded by mistake; the record keeps its digest.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import { announceSigning } from './signing-under-way.ts'
import { readStandingSigning, stillStanding } from './standing-signing.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function removeScan(
  context: CommandContext,
  actor: Actor,
  { declarationId, scanId }: { declarationId: string; scanId: string },
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const signing = await readStandingSigning(read, declarationId)
  if (!signing) return refuse('wrong-state')
  const scan = await read
    .selectFrom('signing_scan')
    .where('signing_id', '=', signing.id)
    .where('id', '=', scanId)
    .select(['name', 'digest'])
    .executeTakeFirst()
  if (!scan) return refuse('not-found')
  const query = read
    .deleteFrom('signing_scan')
    .where('id', '=', scanId)
    .where(stillStanding(read, signing.id))
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'scan-removed',
        subject: `declaration:${declarationId}`,
        data: { signing: signing.id, scan: scanId, ...scan },
        plenaryId: signing.plenaryId,
      }),
    ],
  })
  if (!refusal) announceSigning(context, declarationId)
  return refusal
}

// Gives a version a name and a note, or others: what is left out, it has not.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { CommandContext } from './command-context.ts'
import type { VersionWords } from './make-version.ts'
import { announceVersions } from './version-rows.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export interface NamedVersion extends VersionWords {
  readonly declarationId: string
  readonly plenaryId: string | null
  readonly versionId: string
}

export async function nameVersion(
  context: CommandContext,
  actor: Actor,
  { declarationId, plenaryId, versionId, name, note }: NamedVersion,
): Promise<Refusal | undefined> {
  const { read } = context.storage
  const former = await read
    .selectFrom('version')
    .where('id', '=', versionId)
    .where('declaration_id', '=', declarationId)
    .select(['number', 'name', 'note'])
    .executeTakeFirst()
  if (!former) return refuse('not-found')
  const query = read
    .updateTable('version')
    .set({ name: name ?? null, note: note ?? null })
    .where('id', '=', versionId)
    .where('name', 'is not distinct from', former.name)
    .where('note', 'is not distinct from', former.note)
    .compile()
  const refusal = await writeUnit(context, {
    statements: [{ query, expectRows: 1 }],
    audit: [
      auditEntry(context, actor, {
        action: 'version-named',
        subject: `declaration:${declarationId}`,
        data: {
          version: versionId,
          number: former.number,
          name: name ?? null,
          note: note ?? null,
          formerName: former.name,
          formerNote: former.note,
        },
        plenaryId,
      }),
    ],
  })
  if (refusal) return refusal
  announceVersions(context, declarationId)
  return undefined
}

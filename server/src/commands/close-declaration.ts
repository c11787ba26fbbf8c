// Closes the texts of a declaration: a version with their whole content is made, and its digest is what adopting and
// signing refer to. Closing is a state: the clause locks stay as they are.
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { declarationDigest } from '@plenary/shared/canon/digests'
import { LIFE } from '@plenary/shared/declaration/life'
import { newId } from '@plenary/shared/ids'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import { announceState, changeState, personOf } from './change-state.ts'
import type { CommandContext, TextCommandContext } from './command-context.ts'
import { type HeldDeclaration, holdTexts } from './hold-texts.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** The version that closing made. */
export interface ClosedVersion {
  readonly version: string
  readonly number: number
  readonly digest: string
}

/** @param digest with it, only these words are closed: what the person saw */
export async function closeDeclaration(
  context: TextCommandContext,
  actor: Actor,
  { declarationId, digest }: { declarationId: string; digest?: string | undefined },
): Promise<ClosedVersion | Refusal> {
  return holdTexts<ClosedVersion>(context, declarationId, async (held) => {
    const to = LIFE[held.state].close
    if (to === null) return refuse('wrong-state')
    const at = moment(context.surroundings)
    const texts = held.texts.map((text) => ({ ...text, digest: text.at.digest() }))
    const made: ClosedVersion = {
      version: newId(context.surroundings.randomBytes),
      number: await nextNumber(context, declarationId),
      digest: declarationDigest(texts),
    }
    if (digest !== undefined && digest !== made.digest) return refuse('precondition-failed')
    const refusal = await writeUnit(context, {
      statements: [
        ...changeState(context, actor, held, { to, at }),
        ...versionRows(context, held, { ...made, person: personOf(actor), at, digests: texts }),
      ],
      audit: [
        auditEntry(context, actor, {
          action: 'text-closed',
          subject: `declaration:${declarationId}`,
          data: { ...made, form: CANONICAL_FORM },
          plenaryId: held.plenaryId,
        }),
      ],
    })
    if (refusal) return refusal
    announceState(context, declarationId)
    return made
  })
}

async function nextNumber({ storage }: CommandContext, declarationId: string): Promise<number> {
  const last = await storage.read
    .selectFrom('version')
    .where('declaration_id', '=', declarationId)
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  return Number(last?.number ?? 0) + 1
}

interface VersionFacts extends ClosedVersion {
  readonly person: string
  readonly at: string
  readonly digests: readonly { readonly id: string; readonly digest: string }[]
}

function versionRows(
  { storage: { read } }: CommandContext,
  { id, texts }: HeldDeclaration,
  { version, number, digest, person, at, digests }: VersionFacts,
): Statement[] {
  const row = read.insertInto('version').values({
    id: version,
    declaration_id: id,
    number,
    kind: 'closed',
    person_id: person,
    at,
    digest,
    form: CANONICAL_FORM,
  })
  const contents = texts.map((text) =>
    read.insertInto('version_text').values({
      version_id: version,
      text_id: text.id,
      language: text.language,
      status: text.status,
      seq: text.at.sequence,
      epoch: text.at.epoch,
      digest: digests.find((each) => each.id === text.id)?.digest ?? '',
      content: JSON.stringify(text.at.content()),
    }),
  )
  return [row, ...contents].map((query) => ({ query: query.compile(), expectRows: 1 }))
}

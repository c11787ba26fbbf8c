// Ends the signing with a reason: the declaration is adopted as before. Signatures that were given stay on record as void, and their
// certificates are revoked, with that of the seal: who was prepared and did not sign could else do so later, and it would hold.
import { LIFE } from '@plenary/shared/declaration/life'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Kysely } from 'kysely'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { Tables } from '../ports/tables.ts'
import { certificatesIn } from '../signing/certificates-in.ts'
import { announceState, changeState } from './change-state.ts'
import type { CommandContext, TextCommandContext } from './command-context.ts'
import { endSigning } from './end-signing.ts'
import { holdTexts } from './hold-texts.ts'
import { revokeUnused } from './revoke-unused.ts'
import { announceSigning, readSigningUnderWay } from './signing-under-way.ts'
import { serialOf } from './use-certificate.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

export async function abortSigning(
  context: TextCommandContext,
  actor: Actor,
  { declarationId, reason }: { declarationId: string; reason: string },
): Promise<Refusal | undefined> {
  return holdTexts(context, declarationId, async (held) => {
    const to = LIFE[held.state]['abort-signing']
    const signing = await readSigningUnderWay(context.storage.read, declarationId)
    if (to === null || !signing) return refuse('wrong-state')
    const at = moment(context.surroundings)
    const refusal = await writeUnit(context, {
      statements: [
        ...changeState(context, actor, held, { to, at }),
        endSigning(context, actor, { signingId: signing.id, outcome: 'aborted', at, reason }),
        ...(await revocations(context, signing, at)),
      ],
      audit: [
        auditEntry(context, actor, {
          action: 'signing-aborted',
          subject: `declaration:${declarationId}`,
          data: { signing: signing.id, number: signing.number, reason },
          plenaryId: held.plenaryId,
        }),
      ],
    })
    if (refusal) return refusal
    announceState(context, declarationId)
    announceSigning(context, declarationId)
    return undefined
  })
}

/** Hold only if no city has signed since: no certificate is left out. */
async function revocations(
  context: CommandContext,
  { id, authorityId }: { id: string; authorityId: string },
  at: string,
): Promise<Statement[]> {
  const { read } = context.storage
  const given = await read
    .selectFrom('signing_statement')
    .where('signing_id', '=', id)
    .select('certificate')
    .execute()
  const noOther = read
    .updateTable('signing_statement')
    .set((row) => ({ statement: row.ref('statement') }))
    .where('signing_id', '=', id)
    .compile()
  const serials = [
    ...(await serialsOfSeal(read, id)),
    ...given.map(({ certificate }) => serialOf(certificate)),
  ]
  const rows = serials.map((serial) => ({
    query: read
      .insertInto('revocation')
      .values({ authority_id: authorityId, serial, at, reason: 'aborted' })
      .compile(),
    expectRows: 1,
  }))
  const unused = revokeUnused(context, { signingId: id }, 'aborted')
  return [{ query: noOther, expectRows: given.length }, ...rows, unused]
}

async function serialsOfSeal(read: Kysely<Tables>, signingId: string): Promise<string[]> {
  const seals = await read
    .selectFrom('signing_revision')
    .where('signing_id', '=', signingId)
    .where('kind', '=', 'seal')
    .select('bytes')
    .execute()
  return seals.flatMap(({ bytes }) => certificatesIn(new Uint8Array(bytes))).map(({ serial }) => serial)
}

// Ends the signing: the declaration is signed. Cities of which nothing came are recorded as absent, each on the record.
import { LIFE } from '@plenary/shared/declaration/life'
import { type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import { announceState, changeState } from './change-state.ts'
import type { CommandContext, TextCommandContext } from './command-context.ts'
import { endSigning } from './end-signing.ts'
import { holdTexts } from './hold-texts.ts'
import { revokeUnused } from './revoke-unused.ts'
import { announceSigning, readSigningUnderWay } from './signing-under-way.ts'
import { auditEntry, type Deed, writeUnit } from './write-unit.ts'

export async function concludeSigning(
  context: TextCommandContext,
  actor: Actor,
  declarationId: string,
): Promise<Refusal | undefined> {
  return holdTexts(context, declarationId, async (held) => {
    const to = LIFE[held.state]['conclude-signing']
    const signing = await readSigningUnderWay(context.storage.read, declarationId)
    if (to === null || !signing) return refuse('wrong-state')
    const cities = await readOutcomes(context, signing.id)
    const those = (outcome: string | null) => cities.filter((city) => city.outcome === outcome)
    const absent = those(null)
    const signed = those('signed').length
    if (signed === 0) return refuse('nobody-signed')
    const at = moment(context.surroundings)
    const entry = (deed: Omit<Deed, 'subject' | 'plenaryId'>) =>
      auditEntry(context, actor, {
        ...deed,
        subject: `declaration:${declarationId}`,
        plenaryId: held.plenaryId,
      })
    const counts = { signed, declined: those('declined').length, absent: absent.length }
    const refusal = await writeUnit(context, {
      statements: [
        ...changeState(context, actor, held, { to, at }),
        ...absences(context, signing.id, { absent, at }),
        endSigning(context, actor, { signingId: signing.id, outcome: 'concluded', at, reason: null }),
        revokeUnused(context, { signingId: signing.id }, 'unused'),
      ],
      audit: [
        ...absent.map(({ cityId }) =>
          entry({ action: 'absence-recorded', data: { signing: signing.id, cityId } }),
        ),
        entry({
          action: 'signing-concluded',
          data: { signing: signing.id, number: signing.number, ...counts },
        }),
      ],
    })
    if (refusal) return refusal
    announceState(context, declarationId)
    announceSigning(context, declarationId)
    return undefined
  })
}

function readOutcomes({ storage: { read } }: CommandContext, signingId: string) {
  return read
    .selectFrom('signing_city')
    .where('signing_id', '=', signingId)
    .orderBy('place')
    .select(['city_id as cityId', 'outcome'])
    .execute()
}

/** Hold only if nothing has come of these cities meanwhile, and something of all others. */
function absences(
  { storage: { read } }: CommandContext,
  signingId: string,
  { absent, at }: { absent: readonly { cityId: string }[]; at: string },
): Statement[] {
  const open = read
    .updateTable('signing_city')
    .where('signing_id', '=', signingId)
    .where('outcome', 'is', null)
  const rows = absent.map(({ cityId }) => ({
    query: open.where('city_id', '=', cityId).set({ outcome: 'absent', at }).compile(),
    expectRows: 1,
  }))
  const noOther = open.set((row) => ({ at: row.ref('at') })).compile()
  return [...rows, { query: noOther, expectRows: 0 }]
}

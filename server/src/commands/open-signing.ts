// Opens the signing of the adopted text: the cities that sign are frozen with their signatories and proxies, and the page is
// set, given a field for each of them, and sealed.
import { LIFE } from '@plenary/shared/declaration/life'
import { newId } from '@plenary/shared/ids'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import type { Actor } from '../ports/actor.ts'
import type { SealedPage, SigningParty } from '../ports/signed-page.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import { announceState, changeState, personOf } from './change-state.ts'
import type { CommandContext, SigningContext } from './command-context.ts'
import { holdTexts } from './hold-texts.ts'
import { signingParties } from './signing-parties.ts'
import { announceSigning, NO_OUTCOME } from './signing-under-way.ts'
import { auditEntry, writeUnit } from './write-unit.ts'

/** @param digest with it, only the text of this digest is signed: what the person saw */
export async function openSigning(
  context: SigningContext,
  actor: Actor,
  { declarationId, digest }: { declarationId: string; digest: string | undefined },
): Promise<{ id: string } | Refusal> {
  return holdTexts<{ id: string }>(context, declarationId, async (held) => {
    const to = LIFE[held.state]['open-signing']
    const adopted = await readAdopted(context, declarationId)
    if (to === null || !adopted) return refuse('wrong-state')
    if (digest !== undefined && digest !== adopted.digest) return refuse('precondition-failed')
    const { parties, conditions } = await signingParties(context, held.plenaryId)
    if (parties.length === 0) return refuse('nobody-signs')
    const id = newId(context.surroundings.randomBytes)
    const { versionId } = adopted
    const sealed = await context.signedPage.seal({ declarationId, versionId, signingId: id, cities: parties })
    if (isRefusal(sealed)) return sealed
    const at = moment(context.surroundings)
    const signing = { ...adopted, id, declarationId, at, person: personOf(actor), sealed }
    const refusal = await writeUnit(context, {
      statements: [
        ...changeState(context, actor, held, { to, at }),
        ...conditions,
        signingRow(context, signing),
        ...parties.map((party, index) => partyRow(context, id, { ...party, place: index + 1 })),
        ...revisionRows(context, signing),
      ],
      audit: [
        auditEntry(context, actor, {
          action: 'signing-opened',
          subject: `declaration:${declarationId}`,
          data: {
            signing: id,
            version: versionId,
            number: adopted.number,
            digest: adopted.digest,
            form: adopted.form,
            sealedDigest: sealed.sealedDigest,
            cities: parties.map(({ cityId }) => cityId),
          },
          plenaryId: held.plenaryId,
        }),
      ],
    })
    if (refusal) return refusal
    announceState(context, declarationId)
    announceSigning(context, declarationId)
    return { id }
  })
}

function readAdopted({ storage: { read } }: CommandContext, declarationId: string) {
  return read
    .selectFrom('adoption')
    .innerJoin('version', 'version.id', 'version_id')
    .where('adoption.declaration_id', '=', declarationId)
    .where('reopened_at', 'is', null)
    .select(['adoption.id as adoptionId', 'version.id as versionId', 'number', 'digest', 'form'])
    .executeTakeFirst()
}

interface NewSigning {
  readonly id: string
  readonly declarationId: string
  readonly adoptionId: string
  readonly versionId: string
  readonly person: string
  readonly at: string
  readonly sealed: SealedPage
}

function signingRow({ storage: { read } }: CommandContext, signing: NewSigning): Statement {
  const { sealed } = signing
  const query = read
    .insertInto('signing')
    .values({
      id: signing.id,
      declaration_id: signing.declarationId,
      adoption_id: signing.adoptionId,
      version_id: signing.versionId,
      authority_id: sealed.authorityId,
      sealed_length: sealed.sealedLength,
      sealed_digest: sealed.sealedDigest,
      opened_by: signing.person,
      opened_at: signing.at,
      outcome: null,
      ended_by: null,
      ended_at: null,
      reason: null,
    })
    .compile()
  return { query, expectRows: 1 }
}

function partyRow(
  { storage: { read } }: CommandContext,
  signingId: string,
  { cityId, place, names, signatory, holderId }: SigningParty & { readonly place: number },
): Statement {
  const titles = signatory?.titles ?? null
  const query = read
    .insertInto('signing_city')
    .values({
      signing_id: signingId,
      city_id: cityId,
      place,
      names: JSON.stringify(names),
      signatory_names: signatory && JSON.stringify(signatory.names),
      signatory_titles: titles && JSON.stringify(titles),
      holder_id: holderId,
      ...NO_OUTCOME,
    })
    .compile()
  return { query, expectRows: 1 }
}

function revisionRows({ storage: { read } }: CommandContext, { id, at, sealed }: NewSigning): Statement[] {
  return (['page', 'fields', 'seal'] as const).map((kind, number) => ({
    query: read
      .insertInto('signing_revision')
      .values({ signing_id: id, number, kind, city_id: null, bytes: sealed[kind], at })
      .compile(),
    expectRows: 1,
  }))
}

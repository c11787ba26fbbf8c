// Who may act for a city in a signing: as it was frozen when the signing was opened, and only while a proxy still holds.
import { type Refusal, refuse } from '@plenary/shared/refusal'
import { type Actor, capacityIn } from '../ports/actor.ts'
import type { Statement } from '../ports/storage.ts'
import type { CommandContext } from './command-context.ts'
import { actsNow, holderNow } from './proxy-in-force.ts'
import type { CityInSigning } from './signing-under-way.ts'

export interface SigningCapacity {
  /** For the record: the city that acts by proxy, where one does. */
  readonly named: { readonly holderId?: string }
  /** What must still hold when it is written. */
  readonly conditions: readonly Statement[]
}

/**
 * The head of the city's own delegation signs, or the head of the holder's where the sealed page says so. A proxy that ended since
 * is no capacity, and the page cannot be changed: then nobody signs here.
 */
export async function capacityToSign(
  context: Pick<CommandContext, 'storage'>,
  actor: Actor,
  place: CityInSigning,
): Promise<SigningCapacity | Refusal> {
  const capacity = await capacityOf(context, actor, place)
  return capacity === 'own-after-proxy' ? refuse('proxy-ended') : capacity
}

/** The same, the secretariat for everybody, and the own head once the proxy has ended: a city can always say that it won't sign. */
export async function capacityToDecline(
  context: Pick<CommandContext, 'storage'>,
  actor: Actor,
  place: CityInSigning,
): Promise<SigningCapacity | Refusal> {
  if (isSecretariat(actor, place)) return ITSELF
  const capacity = await capacityOf(context, actor, place)
  return capacity === 'own-after-proxy' ? ITSELF : capacity
}

/** Whoever could sign here, and the secretariat for everybody: it may have been sent the file. */
export async function capacityToUpload(
  context: Pick<CommandContext, 'storage'>,
  actor: Actor,
  place: CityInSigning,
): Promise<SigningCapacity | Refusal> {
  return isSecretariat(actor, place) ? ITSELF : capacityToSign(context, actor, place)
}

function isSecretariat(actor: Actor, { plenaryId }: CityInSigning): boolean {
  return typeof actor !== 'string' && capacityIn(actor, plenaryId).role === 'secretariat'
}

const ITSELF: SigningCapacity = { named: {}, conditions: [] }

async function capacityOf(
  { storage: { read } }: Pick<CommandContext, 'storage'>,
  actor: Actor,
  { plenaryId, city: { city_id: principalId, holder_id: holderId } }: CityInSigning,
): Promise<SigningCapacity | Refusal | 'own-after-proxy'> {
  const own = typeof actor === 'string' ? null : capacityIn(actor, plenaryId).cityId
  if (own === null || (own !== principalId && own !== holderId)) return refuse('forbidden')
  if (holderId === null) return ITSELF
  const represented = { plenaryId, principalId, scope: 'sign' as const }
  const isInForce = (await holderNow(read, represented)) === holderId
  if (own === principalId) return isInForce ? refuse('represented') : 'own-after-proxy'
  if (!isInForce) return refuse('proxy-ended')
  const query = read
    .updateTable('plenary')
    .set((row) => ({ place: row.ref('place') }))
    .where('id', '=', plenaryId)
    .where(actsNow(read, { ...represented, holderId }))
    .compile()
  return { named: { holderId }, conditions: [{ query, expectRows: 1 }] }
}

// Compares what a signatory typed with the code that the secretariat issued last for the city, and says what is wrong with it.
import { type Refusal, type RequestCode, refuse } from '@plenary/shared/refusal'
import { type CodeState, MOST_FAILURES, stateOfCode, triesLeft } from '@plenary/shared/signing/signing-code'
import type { Attempt } from '../signing/attempts.ts'
import type { CeremonyContext } from './ceremony-context.ts'
import { hashSigningCode } from './issue-signing-code.ts'
import { announceSigning } from './signing-under-way.ts'
import { writeUnit } from './write-unit.ts'

const NO_MORE: Record<Exclude<CodeState, 'in-force'>, RequestCode> = {
  used: 'code-used',
  locked: 'code-locked',
  expired: 'code-expired',
}

/** Answers the code's id. That it confirms nothing any more is said whatever was typed: there is nothing left to guess. */
export async function trySigningCode(
  context: CeremonyContext,
  attempt: Attempt,
  typed: string,
): Promise<string | Refusal> {
  const { signingId, cityId, declarationId } = attempt
  const codes = await context.storage.read
    .selectFrom('signing_code')
    .where('signing_id', '=', signingId)
    .where('city_id', '=', cityId)
    .select(['id', 'code_hash', 'voided_at', 'expires_at as expiresAt', 'used_at as usedAt', 'failures'])
    .execute()
  const code = codes.find(({ voided_at }) => voided_at === null)
  if (!code) return refuse('code-missing')
  const state = stateOfCode(code, context.surroundings.now())
  if (state !== 'in-force') return refuse(NO_MORE[state])
  const hash = hashSigningCode(signingId, typed)
  if (codes.some(({ code_hash, voided_at }) => voided_at !== null && code_hash === hash))
    return refuse('code-replaced')
  const isRight = code.code_hash === hash
  const refusal = (await countTry(context, code.id, 1)) ?? (isRight && (await countTry(context, code.id, -1)))
  // Another code was issued meanwhile, or others used up its tries.
  if (refusal && refusal.refused === 'precondition-failed') return trySigningCode(context, attempt, typed)
  if (refusal) return refusal
  if (isRight) return code.id
  announceSigning(context, declarationId)
  return refuseWrong(context, code.id)
}

/** With the tries that are left. */
async function refuseWrong({ storage: { read } }: CeremonyContext, codeId: string): Promise<Refusal> {
  const code = await read
    .selectFrom('signing_code')
    .where('id', '=', codeId)
    .select('failures')
    .executeTakeFirstOrThrow()
  const left = triesLeft(code)
  return left === 0 ? refuse('code-locked') : refuse('code-wrong', String(left))
}

/** Before it is compared, so that of many tries at once no more are compared than may be; taken back of one that was right. */
function countTry(context: CeremonyContext, codeId: string, tries: 1 | -1): Promise<Refusal | undefined> {
  const query = context.storage.read
    .updateTable('signing_code')
    .set((row) => ({ failures: row('failures', '+', tries) }))
    .where('id', '=', codeId)
    .where('failures', '<', MOST_FAILURES + (tries === 1 ? 0 : 1))
    .where('voided_at', 'is', null)
    .compile()
  return writeUnit(context, { statements: [{ query, expectRows: 1 }] })
}

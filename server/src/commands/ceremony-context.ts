// What the commands of the ceremony are given: consent, confirmation, preparation, signature.
import type { Refusal } from '@plenary/shared/refusal'
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { StampContent } from '../page/stamp-data.ts'
import type { Attempts } from '../signing/attempts.ts'
import type { AuthorityContext } from './authority-in-use.ts'
import type { CommandContext } from './command-context.ts'

/** A visible signature of exactly the size of its box, as a PDF of one page. */
export type SetStamp = (content: StampContent) => Promise<Bytes | Refusal>

export interface CeremonyContext extends CommandContext, AuthorityContext {
  readonly attempts: Attempts
  readonly setStamp: SetStamp
}

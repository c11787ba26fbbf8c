// What endpoints work with.
import type { Bytes } from '@plenary/shared/signing/subtle'
import type { Auth } from '../auth/create-auth.ts'
import type { SetStamp } from '../commands/ceremony-context.ts'
import type { CommandContext } from '../commands/command-context.ts'
import type { PageThread } from '../page/page-thread.ts'
import type { Attendance } from '../ports/attendance.ts'
import type { SignedPage } from '../ports/signed-page.ts'
import type { TextLine } from '../ports/text-line.ts'
import type { TextPast } from '../ports/text-past.ts'
import type { TextReader } from '../ports/text-reader.ts'
import type { Attempts } from '../signing/attempts.ts'
import type { AuthorityKeys } from '../signing/authority-keys.ts'
import type { Bundles } from './bundles.ts'

/** The texts that people may be writing just now: to be read, commanded, and asked who is there. */
export type Texts = TextReader & TextLine & Attendance

export interface EndpointParts {
  readonly context: CommandContext
  readonly auth: Auth
  readonly texts: Texts
  readonly past: TextPast
  readonly signedPage: SignedPage
  readonly authorityKeys: AuthorityKeys
  readonly attempts: Attempts
  readonly setStamp: SetStamp
  readonly bundles: Bundles
  /** Roots of others that the operator trusts, DER. */
  readonly trustedRoots: readonly Bytes[]
  /** Sets a text as the page that is printed. */
  readonly pages: Pick<PageThread, 'renderPage'>
}

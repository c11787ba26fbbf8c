// What the parts of the mail work with.
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { TextReader } from '../ports/text-reader.ts'
import type { Sealing } from './sealing.ts'

/** What is logged is never what a mail says, to whom it goes, or how we are known to the SMTP server. */
export interface MailLog {
  error(details: Record<string, unknown>, message: string): void
  info(details: Record<string, unknown>, message: string): void
}

export interface MailParts {
  readonly storage: Storage
  readonly surroundings: Pick<Surroundings, 'now' | 'randomBytes'>
  readonly texts: TextReader
  /** The public address to which links lead. */
  readonly origin: string
  readonly sealing: Sealing
  readonly log: MailLog
}

export const DAY = 24 * 60 * 60_000

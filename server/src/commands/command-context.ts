// What every command is given besides its actor and its input.
import type { Announcements } from '../ports/announcements.ts'
import type { MailInvitation } from '../ports/invitation-mail.ts'
import type { SignedPage } from '../ports/signed-page.ts'
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { TextLine } from '../ports/text-line.ts'

export interface CommandContext {
  readonly storage: Storage
  readonly announcements: Announcements
  readonly surroundings: Pick<Surroundings, 'now' | 'randomBytes'>
  /** The public address to which single-use links lead, such as `https://plenary.example.org`. */
  readonly origin: string
  /** Only where mail is sent. */
  readonly mailInvitation?: MailInvitation
}

/** What a command is given that holds texts still. */
export interface TextCommandContext extends CommandContext {
  readonly texts: TextLine
}

export interface SigningContext extends TextCommandContext {
  readonly signedPage: SignedPage
}

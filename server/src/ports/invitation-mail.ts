// The port through which a command has an invitation mailed: the mail becomes durable with the invitation, or not at all.
import type { InvitableRole } from '@plenary/shared/access/roles'
import type { Statement } from './storage.ts'

export interface InvitationMail {
  readonly linkId: string
  /** The only address that can accept. */
  readonly address: string
  readonly role: InvitableRole
  readonly plenaryId: string | null
  readonly cityId: string | null
  /** The whole address with the token. */
  readonly link: string
  readonly expiresAt: string
}

/** Answers what the invitation's own unit has to write as well. A mail of an earlier token that still waits is not sent. */
export type MailInvitation = (invitation: InvitationMail) => Promise<readonly Statement[]>

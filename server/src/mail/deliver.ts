// Delivers what is due in the outbox, one mail after the other. What can't be delivered is tried again for a day.
import { hashToken } from '../commands/single-use-link.ts'
import { writeUnit } from '../commands/write-unit.ts'
import { moment } from '../ports/surroundings.ts'
import { DAY, type MailParts } from './mail-parts.ts'
import type { Mail } from './mail-words.ts'
import { dueMails, openMail, postpone, takeFromOutbox, type WaitingMail } from './outbox.ts'
import type { Smtp, SmtpFault } from './smtp.ts'

export interface DeliveryParts extends MailParts {
  readonly openSmtp: () => Smtp
  readonly isStopped: () => boolean
  /** Mails that the server took although their rows could not be removed: they are not sent again. */
  readonly taken: Set<string>
}

export async function deliverDue(parts: DeliveryParts): Promise<void> {
  const due = await dueMails(parts)
  if (due.length === 0) return
  const smtp = parts.openSmtp()
  try {
    for (const [index, waiting] of due.entries()) {
      if (parts.isStopped()) return
      const fault = await deliver(parts, smtp, waiting)
      if (fault && parts.isStopped()) return
      if (fault) await putOff(parts, fault.isOfServer ? due.slice(index) : [waiting], fault)
      if (fault?.isOfServer) return
    }
  } finally {
    smtp.close()
  }
}

async function deliver(
  parts: DeliveryParts,
  smtp: Smtp,
  waiting: WaitingMail,
): Promise<SmtpFault | undefined> {
  const isTaken = parts.taken.has(waiting.id)
  const mail = isTaken ? undefined : openMail(parts, waiting)
  if (!mail && !isTaken) parts.log.error({ mail: waiting.id }, 'a mail was given up that cannot be opened')
  if (mail && (await isStillTrue(parts, waiting, mail))) {
    const fault = await smtp.send({ ...mail, id: waiting.id, address: waiting.address })
    if (fault) return fault
    parts.taken.add(waiting.id)
  }
  const refusal = await writeUnit(parts, { statements: [takeFromOutbox(parts, waiting)] })
  if (!refusal) parts.taken.delete(waiting.id)
  return undefined
}

/** An invitation whose link is dead is not mailed any more. */
async function isStillTrue(
  { storage, surroundings }: MailParts,
  { link_id }: WaitingMail,
  { text }: Mail,
): Promise<boolean> {
  if (link_id === null) return true
  const link = await storage.read
    .selectFrom('link')
    .where('id', '=', link_id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(surroundings))
    .select('token_hash')
    .executeTakeFirst()
  const token = /#([0-9a-z]+)/.exec(text)?.[1] ?? ''
  return link?.token_hash === hashToken(token)
}

async function putOff(parts: DeliveryParts, mails: readonly WaitingMail[], fault: SmtpFault): Promise<void> {
  const { code, answer } = fault
  const since = new Date(parts.surroundings.now() - DAY).toISOString()
  const isOver = ({ created_at }: WaitingMail) => created_at <= since
  const statements = mails.map((mail) => (isOver(mail) ? takeFromOutbox(parts, mail) : postpone(parts, mail)))
  if (await writeUnit(parts, { statements })) return
  const put = mails.filter((mail) => !isOver(mail)).map(({ id }) => id)
  if (put.length > 0)
    parts.log.info({ mails: put, code, answer }, 'mail is not delivered yet, and tried again')
  for (const { id, kind } of mails.filter(isOver))
    parts.log.error({ mail: id, kind, code, answer }, 'a mail was given up after a day')
}

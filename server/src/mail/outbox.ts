// The outbox: mails that were not delivered yet, as rows. They are written together with what they tell of.
import { newId } from '@plenary/shared/ids'
import type { Selectable } from 'kysely'
import type { MailOutboxTable } from '../ports/mail-tables.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { MailParts } from './mail-parts.ts'
import type { Mail } from './mail-words.ts'

const MINUTE = 60_000
const LONGEST_PAUSE = 4 * 60 * MINUTE

export type WaitingMail = Selectable<MailOutboxTable>

export interface AddressedMail {
  readonly kind: MailOutboxTable['kind']
  readonly address: string
  readonly mail: Mail
  /** For an invitation: its link. */
  readonly linkId?: string
}

type OutboxParts = Pick<MailParts, 'storage' | 'surroundings' | 'sealing'>

export function putIntoOutbox(
  { storage, surroundings, sealing }: OutboxParts,
  { kind, address, mail, linkId = undefined }: AddressedMail,
): Statement {
  const now = moment(surroundings)
  const row = {
    id: newId(surroundings.randomBytes),
    kind,
    address,
    sealed: sealing.seal(JSON.stringify(mail)),
    link_id: linkId ?? null,
    attempts: 0,
    next_at: now,
    created_at: now,
  }
  return { query: storage.read.insertInto('mail_outbox').values(row).compile(), expectRows: 1 }
}

export function dueMails({ storage, surroundings }: OutboxParts): Promise<WaitingMail[]> {
  return storage.read
    .selectFrom('mail_outbox')
    .where('next_at', '<=', moment(surroundings))
    .orderBy('next_at')
    .orderBy('id')
    .selectAll()
    .execute()
}

/** Undefined when it can't be opened any more. */
export function openMail({ sealing }: OutboxParts, { sealed }: WaitingMail): Mail | undefined {
  const opened = sealing.open(sealed)
  return opened === undefined ? undefined : (JSON.parse(opened) as Mail)
}

export function takeFromOutbox({ storage: { read } }: OutboxParts, { id }: WaitingMail): Statement {
  return { query: read.deleteFrom('mail_outbox').where('id', '=', id).compile() }
}

/** To be tried again after a pause that doubles every time. */
export function postpone(
  { storage: { read }, surroundings }: OutboxParts,
  { id, attempts }: WaitingMail,
): Statement {
  const pause = Math.min(MINUTE * 2 ** attempts, LONGEST_PAUSE)
  const next_at = new Date(surroundings.now() + pause).toISOString()
  const query = read
    .updateTable('mail_outbox')
    .set({ attempts: attempts + 1, next_at })
    .where('id', '=', id)
    .compile()
  return { query }
}

// Mail, put together: what commands hand in, and the one job that looks every minute.
import type { MailSettings } from '../mail-settings.ts'
import type { MailInvitation } from '../ports/invitation-mail.ts'
import type { Storage } from '../ports/storage.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import type { TextReader } from '../ports/text-reader.ts'
import { deliverDue } from './deliver.ts'
import { inviteByMail } from './invite-by-mail.ts'
import type { MailLog, MailParts } from './mail-parts.ts'
import { createSealing } from './sealing.ts'
import { openSmtp, type Smtp } from './smtp.ts'
import { noticeStale, type Seen, writeDigests } from './stale-digest.ts'
import { tellDecisions } from './tell-decisions.ts'

const MINUTE = 60_000
/** How long a mail that is being handed over has when the process ends. */
const HANDED_OVER_WITHIN = 2_000

export interface MailOptions {
  readonly settings: MailSettings
  readonly storage: Storage
  readonly texts: TextReader
  readonly surroundings: Surroundings
  readonly origin: string
  /** The server's own, kept outside the database. */
  readonly secret: string
  readonly log: MailLog
}

export interface MailJob {
  readonly mailInvitation: MailInvitation
  /** Looks at once, then every minute. */
  start(): void
  /** What the job does every minute; resolves when it is done, and never rejects. */
  look(): Promise<void>
  /** Lets the mail that is being handed over go; nothing is begun any more. */
  stop(): Promise<void>
}

export function createMail({ settings, surroundings, secret, ...given }: MailOptions): MailJob {
  const parts: MailParts = {
    ...given,
    surroundings,
    sealing: createSealing(secret, surroundings.randomBytes),
  }
  const seen: Seen = new Map()
  const taken = new Set<string>()
  let smtp: Smtp | undefined
  let isStopped = false
  let cancel = () => {}
  let looking = Promise.resolve()

  const open = () => {
    smtp = openSmtp(settings)
    return smtp
  }

  /** What fails keeps nothing else from being done, and is done again at the next look: all of it is rows. */
  async function attempt(step: () => Promise<void>): Promise<void> {
    if (isStopped) return
    try {
      await step()
    } catch (error) {
      if (!isStopped) parts.log.error({ error }, 'mail could not be seen to; it is tried again in a minute')
    }
  }

  async function lookAround(): Promise<void> {
    await attempt(() => tellDecisions(parts))
    await attempt(() => noticeStale(parts, seen))
    await attempt(() => writeDigests(parts))
    await attempt(() => deliverDue({ ...parts, taken, openSmtp: open, isStopped: () => isStopped }))
  }

  const look = () => {
    looking = looking.then(lookAround)
    return looking
  }
  const lookEveryMinute = async () => {
    await look()
    if (!isStopped) cancel = surroundings.schedule(MINUTE, () => void lookEveryMinute())
  }

  return {
    mailInvitation: inviteByMail(parts),
    start: () => {
      cancel = surroundings.schedule(0, () => void lookEveryMinute())
    },
    look,
    stop: async () => {
      isStopped = true
      cancel()
      const patience = Promise.withResolvers<void>()
      const cancelPatience = surroundings.schedule(HANDED_OVER_WITHIN, () => patience.resolve())
      await Promise.race([looking, patience.promise])
      cancelPatience()
      smtp?.close()
    },
  }
}

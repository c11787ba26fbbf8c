// The way out: mail is handed to the configured SMTP server. The one importer of nodemailer.
import { createTransport } from 'nodemailer'
import type { MailSettings } from '../mail-settings.ts'
import { onOneLine } from './letter.ts'
import type { Mail } from './mail-words.ts'

const CONNECT_WITHIN = 10_000
const ANSWER_WITHIN = 30_000

export interface OutgoingMail extends Mail {
  /** The same at every attempt: where one was delivered and its answer lost, mailboxes know the second by it. */
  readonly id: string
  readonly address: string
}

/** Why a mail was not taken. It holds nothing that a log may not. */
export interface SmtpFault {
  readonly code: string
  readonly answer: number | undefined
  /** Whether the server would not have taken any other mail either. */
  readonly isOfServer: boolean
}

export interface Smtp {
  /** Resolves with undefined once the server has taken the mail. */
  send(mail: OutgoingMail): Promise<SmtpFault | undefined>
  close(): void
}

/** Connects with the first mail, and keeps the connection until it is closed. */
export function openSmtp({ smtp, from }: MailSettings): Smtp {
  const { host, port, isSecure, isOnLoopback, user, password } = smtp
  const transport = createTransport(
    {
      pool: true,
      maxConnections: 1,
      maxRequeues: 0,
      host,
      port,
      secure: isSecure,
      // A password never travels in the clear, except within this machine.
      requireTLS: !isOnLoopback && user !== undefined,
      ignoreTLS: isOnLoopback,
      connectionTimeout: CONNECT_WITHIN,
      greetingTimeout: CONNECT_WITHIN,
      socketTimeout: ANSWER_WITHIN,
      ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    },
    { disableFileAccess: true, disableUrlAccess: true },
  )
  const domain = from.address.split('@').at(-1)
  return {
    send: async ({ id, address, subject, text }) => {
      try {
        await transport.sendMail({
          messageId: `<${id}@${domain}>`,
          from: { name: onOneLine(from.name), address: from.address },
          to: { name: '', address },
          envelope: { from: from.address, to: [address] },
          subject: onOneLine(subject),
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return undefined
      } catch (error) {
        return faultOf(error)
      }
    },
    close: () => transport.close(),
  }
}

const OF_ONE_MAIL: readonly string[] = ['EENVELOPE', 'EMESSAGE']

function faultOf(error: unknown): SmtpFault {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number }
  return { code, answer: responseCode, isOfServer: !OF_ONE_MAIL.includes(code) }
}

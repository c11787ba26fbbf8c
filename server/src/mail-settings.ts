// Where mail is handed over and in whose name, parsed once from the environment.
import * as z from 'zod'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** Whether TLS begins with the connection; else STARTTLS takes its place. */
  readonly isSecure: boolean
  /** A server on this machine: the connection need not be hidden from anybody. */
  readonly isOnLoopback: boolean
  readonly user: string | undefined
  readonly password: string | undefined
}

export interface Sender {
  readonly name: string
  readonly address: string
}

export interface MailSettings {
  readonly smtp: SmtpServer
  readonly from: Sender
}

const SMTP_WRONG =
  'PLENARY_SMTP is an address such as smtp://user:password@mail.example.org:587 or smtps://user:password@mail.example.org, without a path. Write other characters than letters and digits in user and password as %40 for @, %3A for :, %2F for /.'
const FROM_WRONG =
  'PLENARY_MAIL_FROM is an e-mail address such as plenary@example.org, or with a name: Plenary <plenary@example.org>.'
const FROM_MISSING = `PLENARY_SMTP is set, but not in whose name mail is sent. ${FROM_WRONG}`
const FROM_ALONE =
  'PLENARY_MAIL_FROM is set, but no server to send mail through. Set PLENARY_SMTP too, or neither.'

const PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 }
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]']
const addressSchema = z.email().max(254)

/** Undefined when neither is set. What is wrong is answered as a sentence, in which no value stands: one is a secret. */
export function parseMailSettings(
  smtp: string | undefined,
  from: string | undefined,
): MailSettings | string | undefined {
  if (smtp === undefined) return from === undefined ? undefined : FROM_ALONE
  const server = parseSmtp(smtp)
  if (!server) return SMTP_WRONG
  if (from === undefined) return FROM_MISSING
  const sender = parseSender(from)
  return sender ? { smtp: server, from: sender } : FROM_WRONG
}

function parseSmtp(text: string): SmtpServer | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text)
  const usual = PORTS[protocol]
  const isBare = ['', '/'].includes(pathname) && search === '' && hash === ''
  if (usual === undefined || hostname === '' || !isBare) return undefined
  const [user, secret] = [decoded(username), decoded(password)]
  if (user === undefined || secret === undefined || (user === '') !== (secret === '')) return undefined
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? usual : Number(port),
    isSecure: protocol === 'smtps:',
    isOnLoopback: LOOPBACK.includes(hostname),
    user: user === '' ? undefined : user,
    password: secret === '' ? undefined : secret,
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function parseSender(text: string): Sender | undefined {
  const [, name = '', bracketed] = /^([^<>"\p{Cc}]*)<([^<>]+)>$/u.exec(text.trim()) ?? []
  const address = addressSchema.safeParse(bracketed ?? text.trim())
  return address.success ? { name: name.trim(), address: address.data } : undefined
}

// A mail server for tests, on a port of loopback: real SMTP, as far as our mail needs it. It keeps what it takes, and can be
// told to refuse.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type { MailSettings } from '../mail-settings.ts'

/** How it meets a mail: takes it, refuses the recipient, turns everybody away, takes it and hangs up, or says nothing more. */
export type Mood = 'takes' | 'refuses-recipient' | 'turns-away' | 'loses-answer' | 'is-silent'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** By lower-case name, unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly raw: string
}

export const SMTP_USER = 'plenary'
export const SMTP_PASSWORD = 'p@ss:word/5'

export type SmtpHouse = Awaited<ReturnType<typeof openSmtpHouse>>

export async function openSmtpHouse() {
  const received: ReceivedMail[] = []
  /** The addresses for which a mail was offered, whatever became of it. */
  const offered: string[] = []
  const sockets = new Set<Socket>()
  const unsaid: (() => void)[] = []
  const state = { mood: 'takes' as Mood, connections: 0, attemptsToSignIn: 0, password: SMTP_PASSWORD }
  const server = createServer((socket) => {
    state.connections += 1
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    if (state.mood === 'turns-away') {
      socket.end('421 closed for today\r\n')
      return
    }
    void serve(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  async function serve(socket: Socket): Promise<void> {
    const say = (line: string) => socket.write(`${line}\r\n`)
    let from = ''
    let to: string[] = []
    let lines: string[] | undefined
    say('220 smtp.example ready')
    for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (lines && line !== '.') {
        lines.push(line.replace(/^\./, ''))
        continue
      }
      if (lines) {
        received.push(readMail(from, to, lines))
        lines = undefined
        to = []
        if (state.mood === 'loses-answer') socket.destroy()
        else say('250 taken')
        continue
      }
      const [command = ''] = line.toUpperCase().split(/[ :]/)
      if (command === 'EHLO') say('250-smtp.example\r\n250 AUTH PLAIN')
      else if (command === 'AUTH') {
        state.attemptsToSignIn += 1
        say(isPassword(line) ? '235 in' : '535 not known')
      } else if (command === 'STARTTLS') say('502 not here')
      else if (command === 'MAIL') {
        from = addressIn(line)
        say('250 ok')
      } else if (command === 'RCPT') {
        offered.push(addressIn(line))
        to.push(addressIn(line))
        if (state.mood === 'is-silent') unsaid.push(() => say('250 ok'))
        else say(state.mood === 'refuses-recipient' ? '550 no such mailbox' : '250 ok')
      } else if (command === 'DATA') {
        lines = []
        say('354 go on')
      } else if (command === 'QUIT') socket.end('221 bye\r\n')
      else say('250 ok')
    }
  }

  const isPassword = (line: string) =>
    Buffer.from(line.split(' ').at(-1) ?? '', 'base64').toString() === `\0${SMTP_USER}\0${state.password}`

  const settings: MailSettings = {
    smtp: {
      host: '127.0.0.1',
      port,
      isSecure: false,
      isOnLoopback: true,
      user: SMTP_USER,
      password: SMTP_PASSWORD,
    },
    from: { name: 'Plenary', address: 'plenary@network.example' },
  }

  return {
    received,
    offered,
    state,
    settings,
    url: `smtp://${SMTP_USER}:${encodeURIComponent(SMTP_PASSWORD)}@127.0.0.1:${port}`,
    /** Says what it kept to itself while it was silent. */
    speak: () => {
      state.mood = 'takes'
      for (const say of unsaid.splice(0)) say()
    },
    /** What was received since the last call, by the recipients' addresses. */
    take: () => received.splice(0).sort((a, b) => `${a.to}`.localeCompare(`${b.to}`)),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const addressIn = (line: string) => /<(.*)>/.exec(line)?.[1] ?? ''

function readMail(from: string, to: string[], lines: string[]): ReceivedMail {
  const raw = lines.join('\n')
  const [head = '', ...body] = raw.split('\n\n')
  const headers = new Map(
    head
      .replace(/\n[ \t]+/g, ' ')
      .split('\n')
      .map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim())] as const
      }),
  )
  const encoding = headers.get('content-transfer-encoding')
  return { from, to, headers, raw, text: decodedBody(body.join('\n\n'), encoding) }
}

/** RFC 2047. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('latin1')
        : fromQuoted(word.replaceAll('_', ' ')),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString())
}

function decodedBody(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  if (encoding !== 'quoted-printable') return body
  return Buffer.from(fromQuoted(body.replace(/=\n/g, '')), 'latin1').toString()
}

function fromQuoted(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

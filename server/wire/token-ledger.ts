// Writers whose every insertion carries a unique token, and the ledger of which tokens were sent and acknowledged:
// what the server has acknowledged must be there once, what it has not at most once, whatever happened in between.
import * as Y from 'yjs'
import type { Target } from './target.ts'
import { clauseText, WireClient } from './wire-client.ts'

export interface LedgerWriter {
  readonly textId: string
  readonly sent: string[]
  readonly acknowledged: Set<string>
  /** Types tokens until told to stop, reconnecting whenever the socket ends. Ends when the last token is acknowledged, or the server is away. */
  start(): void
  stop(): Promise<void>
  /** Connects once more and waits until everything sent is acknowledged. */
  settle(): Promise<Y.Doc>
}

export function createLedgerWriter(
  name: string,
  person: { target: Target; textId: string; cookie: string },
  clause: number,
  tokensPerSecond = 20,
): LedgerWriter {
  const doc = new Y.Doc()
  const sent: string[] = []
  const acknowledged = new Set<string>()
  let client: WireClient | undefined
  let isStopped = true
  let loop = Promise.resolve()

  /** Tokens in the order of the frames that carried them on the present socket. */
  let byFrame: { frame: number; token: string }[] = []

  function noteAcknowledged(): void {
    if (!client) return
    while (byFrame[0] && byFrame[0].frame <= client.acknowledged)
      acknowledged.add((byFrame.shift() as { token: string }).token)
  }

  async function connect(): Promise<void> {
    byFrame = []
    const before = [...sent]
    const next = new WireClient({ ...person, doc, schema: 1 })
    client = next
    await next.until('the first sync or the end', () => next.isSynced || next.closed !== undefined)
    if (next.closed) return
    await next.until('the answer to step 1', () => next.documentFramesSent > 0 || next.closed !== undefined)
    for (const token of before) if (!acknowledged.has(token)) byFrame.push({ frame: 1, token })
  }

  async function run(): Promise<void> {
    let count = sent.length
    while (!isStopped) {
      if (!client?.isOpen()) {
        await connect().catch(() => undefined)
        if (!client?.isSynced || !client.isOpen()) await pause(50)
        continue
      }
      noteAcknowledged()
      const token = `⟦${name}:${String(count).padStart(5, '0')}⟧`
      count += 1
      const text = clauseText(doc, clause)
      sent.push(token)
      text.insert(text.length, token)
      byFrame.push({ frame: client.documentFramesSent, token })
      await pause(1000 / tokensPerSecond)
    }
    noteAcknowledged()
  }

  return {
    textId: person.textId,
    sent,
    acknowledged,
    start: () => {
      isStopped = false
      loop = run()
    },
    stop: async () => {
      isStopped = true
      await loop
      noteAcknowledged()
      client?.socket.terminate()
    },
    settle: async () => {
      await connect()
      await client?.saved(30_000)
      noteAcknowledged()
      await client?.close()
      return doc
    },
  }
}

/** What a text holds against what its writers sent: the violations, in words; empty when the law holds. */
export function violations(words: string, writers: readonly LedgerWriter[]): string[] {
  const found = new Map<string, number>()
  for (const [token] of words.matchAll(/⟦[^⟦⟧]*⟧/g)) found.set(token, (found.get(token) ?? 0) + 1)
  return writers.flatMap(({ sent, acknowledged }) =>
    sent.flatMap((token) => {
      const times = found.get(token) ?? 0
      if (times > 1) return [`${token} is there ${times} times`]
      return times === 0 && acknowledged.has(token) ? [`${token} was acknowledged and is lost`] : []
    }),
  )
}

/** All words of a text, in order. */
export function wordsOf(doc: Y.Doc): string {
  const read = (node: Y.XmlFragment | Y.XmlElement): string =>
    node
      .toArray()
      .map((child) => (child instanceof Y.XmlText ? plain(child) : read(child as Y.XmlElement)))
      .join('\n')
  return read(doc.getXmlFragment('declaration'))
}

function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

// People at a text over the port of a stage: their sockets, and what comes of what they send.
import { SYNC } from '@plenary/shared/protocol/frames'
import { SCHEMA_VERSION } from '@plenary/shared/schema/schema'
import * as Y from 'yjs'
import { clauseText, syncFrame, WireClient } from '../../wire/wire-client.ts'
import type { Stage } from './access-stage.ts'
import type { Who } from './expected-answers.ts'

export interface SocketGuests {
  /** Opens a socket with the person's cookie and waits until it is at the text, or closed. */
  join(who: Who | { cookie: string }, options?: JoinOptions): Promise<WireClient>
  /** Ends every socket that was opened. */
  leave(): Promise<void>
}

interface JoinOptions {
  readonly textId?: string
  readonly isStock?: boolean
  /** Is given every frame that the server sends, the first one included. */
  onFrame?(frame: Uint8Array): void
}

export async function openSocketGuests({ house, guests, subject }: Stage): Promise<SocketGuests> {
  const target = await house.listen()
  const opened: WireClient[] = []

  async function join(who: Who | { cookie: string }, { textId, isStock, onFrame }: JoinOptions = {}) {
    const client = new WireClient({
      target,
      textId: textId ?? subject.text,
      cookie: (typeof who === 'string' ? guests[who] : who)?.cookie,
      headers: { origin: house.origin },
      ...(isStock ? {} : { schema: SCHEMA_VERSION }),
    })
    if (onFrame) client.socket.on('message', (data: Buffer) => onFrame(new Uint8Array(data)))
    opened.push(client)
    await client.until('the text, or the end', () => client.isSynced || client.closed !== undefined)
    return client
  }

  async function leave() {
    await Promise.all(opened.splice(0).map((client) => (client.closed ? undefined : client.close())))
  }

  return { join, leave }
}

/** Writes a word at the beginning of the clause that is not locked, from a document of its own. */
export function documentFrame(client: WireClient, step: typeof SYNC.step2 | typeof SYNC.update): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc))
  const before = Y.encodeStateVector(doc)
  clauseText(doc, 0).insert(0, 'More ')
  return syncFrame(step, Y.encodeStateAsUpdate(doc, before))
}

/** Sends an edit and waits for what the server makes of it: `durable`, or the code of the refusal. */
export async function outcomeOfEdit(
  client: WireClient,
  frame = documentFrame(client, SYNC.update),
): Promise<string | number | undefined> {
  client.documentFramesSent += 1
  const number = client.documentFramesSent
  client.send(frame)
  const refusal = () => client.messages.find((message) => message.type === 'refused')
  await client.until(
    'an answer to the edit',
    () => client.acknowledged >= number || refusal() !== undefined || client.closed !== undefined,
  )
  return refusal()?.code ?? client.closed?.code ?? 'durable'
}

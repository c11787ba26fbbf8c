// A sync server in this process: the protocol as our server speaks it, with its gate and its guard, without people and disk.
// Tests tell it what else to refuse, what is locked, when its disk hangs, and with which code to close.

import { FRAME, QUERY, SYNC } from '@plenary/shared/protocol/frames'
import { encodeMessage, type PlenaryMessage } from '@plenary/shared/protocol/messages'
import type { RefusalCode } from '@plenary/shared/refusal'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { Container } from '@plenary/shared/schema/nodes'
import { judgeLocks } from '@plenary/shared/update/judge-locks'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import { clauseHandle, LockedItems } from '@plenary/shared/update/locked-items'
import { readContent } from '@plenary/shared/update/read-content'
import { readUpdate } from '@plenary/shared/update/read-update'
import { seedDocument } from '@plenary/shared/update/seed-document'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { memorySocket, type Reception, type ServerEnd } from './memory-socket.ts'

/** A text with two clauses, `clause-one` and `clause-two`. */
export function testContent(): ContentJson {
  const paragraph = (text: string) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text }],
  })
  const clause = (id: string, text: string) => ({
    type: 'clause' as const,
    attrs: { id },
    content: [paragraph(text)],
  })
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [paragraph('Tokyo Declaration')] },
      { type: 'preamble', content: [{ ...paragraph('We, the cities,'), type: 'preambular' }] },
      { type: 'clauses', content: [clause('clauseone', 'The first.'), clause('clausetwo', 'The second.')] },
      { type: 'closing', content: [paragraph('Tokyo, 8 November 2010')] },
    ],
  }
}

interface Peer {
  readonly end: ServerEnd
  documentFrames: number
  isDeaf: boolean
  /** A frame was dropped: none is acknowledged until an accepted step 2. */
  isBehind: boolean
}

export class TestSyncServer {
  readonly doc = new Y.Doc()
  epoch: string
  /** The server's clock. */
  now = Date.UTC(2010, 10, 8, 9, 0)
  /** The code with which a new connection is closed; undefined to let it in. */
  closeWith: number | undefined
  /** Asked for every document frame with something new in it. */
  refuse: (update: Uint8Array) => RefusalCode | undefined = () => undefined
  /** Document frames that arrived, of all connections, in their order. */
  readonly frames: { kind: 'step-2' | 'update'; update: Uint8Array }[] = []
  /** Connections that were opened. */
  connections = 0
  /** Closed as a whole. */
  isClosed = false
  readonly #locks = new Map<string, { client: number; clock: number }>()
  readonly #peers = new Set<Peer>()
  #waiting: (() => void)[] | undefined

  constructor(epoch = 'epoch1', content = testContent()) {
    this.epoch = epoch
    Y.applyUpdate(this.doc, seedDocument(content, 1))
    this.doc.on('update', (update: Uint8Array) => {
      for (const { end } of this.#peers) end.send(syncFrame(SYNC.update, update))
    })
  }

  get openConnections(): number {
    return this.#peers.size
  }

  /** A network of its own towards this server. */
  network(reception: () => Reception = () => 'open') {
    return memorySocket(reception, (end) => this.#accept(end))
  }

  /** From now on nothing is durable: what arrives waits. */
  holdDisk(): void {
    this.#waiting ??= []
  }

  /** What waited becomes durable. */
  releaseDisk(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const go of waiting) go()
  }

  lock(clauseId: string): void {
    const handle = clauseHandle(this.doc, clauseId)
    if (handle) this.#locks.set(clauseId, handle)
  }

  unlock(clauseId: string): void {
    this.#locks.delete(clauseId)
  }

  tell(message: PlenaryMessage): void {
    for (const { end } of this.#peers) end.send(encodeMessage(message))
  }

  closeAll(code: number): void {
    for (const { end } of [...this.#peers]) end.close(code)
  }

  /** The words of a clause, its paragraphs apart by `\n`. */
  words(clauseId: string): string {
    return wordsOf(this.doc, clauseId)
  }

  #accept(end: ServerEnd): void {
    this.connections += 1
    const isOtherEpoch = end.url.searchParams.get(QUERY.epoch) !== this.epoch
    const code = this.closeWith ?? (isOtherEpoch ? 4410 : undefined)
    if (code !== undefined) {
      end.close(code)
      return
    }
    const peer: Peer = { end, documentFrames: 0, isDeaf: false, isBehind: false }
    this.#peers.add(peer)
    end.onGone = () => this.#peers.delete(peer)
    end.onFrame = (frame) => this.#hear(peer, frame)
    end.send(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)))
  }

  #hear(peer: Peer, frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== FRAME.sync || peer.isDeaf) return
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) {
      peer.end.send(syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.doc, bytes)))
      return
    }
    peer.documentFrames += 1
    const number = peer.documentFrames
    const kind = step === SYNC.step2 ? 'step-2' : 'update'
    this.frames.push({ kind, update: bytes })
    const judge = () => this.#judge(peer, number, kind, bytes)
    if (this.#waiting) this.#waiting.push(judge)
    else judge()
  }

  #judge(peer: Peer, frame: number, kind: 'step-2' | 'update', update: Uint8Array): void {
    if (peer.isDeaf) return
    const refusal = this.#refusalOf(update)
    if (refusal === 'missing') {
      peer.isBehind = true
      peer.end.send(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)))
      return
    }
    if (refusal) {
      peer.isDeaf = true
      peer.end.send(encodeMessage({ type: 'refused', frame, locked: [...this.#locks.keys()], ...refusal }))
      return
    }
    Y.applyUpdate(this.doc, update, peer)
    if (kind === 'step-2') peer.isBehind = false
    if (peer.isBehind) return
    peer.end.send(encodeMessage({ type: 'acknowledged', frame, at: this.now }))
  }

  #refusalOf(update: Uint8Array): 'missing' | { code: RefusalCode; clauses: string[] } | undefined {
    const asked = this.#bringsNews(update) ? this.refuse(update) : undefined
    if (asked) return { code: asked, clauses: [] }
    const read = readUpdate(update)
    const verdict =
      read.kind === 'read' ? judgeUpdate(this.doc, read, { owns: () => true, mayEdit: true }) : read
    if (verdict.kind === 'missing') return 'missing'
    if (verdict.kind === 'refused') return { code: verdict.code, clauses: [] }
    if (verdict.kind === 'nothing-new') return undefined
    const locked = LockedItems.in(this.doc, { isClosed: this.isClosed, clauses: this.#locks })
    const guarded = judgeLocks(verdict.update, locked)
    return guarded.kind === 'ok' ? undefined : { code: guarded.code, clauses: [...guarded.clauses] }
  }

  #bringsNews(update: Uint8Array): boolean {
    const { structs, ds } = Y.decodeUpdate(update)
    const isNew = structs.some(({ id, length }) => id.clock + length > Y.getState(this.doc.store, id.client))
    return isNew || (structs.length === 0 && ds.clients.size > 0)
  }
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** The words of a clause in a document, its paragraphs apart by `\n`; undefined where there is no such clause. */
export function wordsOf(doc: Y.Doc, clauseId: string): string {
  const clause = readContent(doc).content[2].content?.find(({ attrs }) => attrs.id === clauseId)
  const paragraphs = (clause?.content ?? []).filter((part) => part.type === 'paragraph')
  return paragraphs.map(({ content = [] }) => content.map(({ text }) => text).join('')).join('\n')
}

/** The text type of a clause's first paragraph, or of a container's. */
export function textOf(doc: Y.Doc, place: string | Container): Y.XmlText {
  const root = doc.getXmlFragment('declaration')
  const find = (parent: Y.XmlFragment): Y.XmlElement | undefined =>
    parent
      .toArray()
      .filter((child) => child instanceof Y.XmlElement)
      .map((child) => (child.nodeName === place || child.getAttribute('id') === place ? child : find(child)))
      .find((found) => found !== undefined)
  const paragraph = find(root)?.toArray()[0]
  const text = paragraph instanceof Y.XmlElement ? paragraph.toArray()[0] : undefined
  if (!(text instanceof Y.XmlText)) throw new Error(`${place} has no words`)
  return text
}

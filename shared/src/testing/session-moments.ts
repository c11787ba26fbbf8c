// Several people who write, split, join, move, mark and delete, with real editors, and a few moments of what they write.
import * as Y from 'yjs'
import { traceContent } from '../compare/traced-content.ts'
import type { TracedText } from '../compare/traced-text.ts'
import type { ContentJson } from '../schema/content.ts'
import { readContent } from '../update/read-content.ts'
import { repairClauseIds } from '../update/repair-clause-ids.ts'
import { seedDocument } from '../update/seed-document.ts'
import { HeadlessEditor } from './headless-editor.ts'
import type { Random } from './random.ts'
import { writeSomething } from './random-writer.ts'
import { smallContent } from './small-text.ts'
import { StrokeLog } from './stroke-log.ts'

const SERVER = 1

/** A moment of a text. */
export interface SessionMoment {
  readonly content: ContentJson
  readonly traced: TracedText
  /** So many rows of the log it holds. */
  readonly rows: number
}

/** Every word that was sent, in the order in which a server took it, and a few moments of the text. */
export function playSession(random: Random, steps: number): { log: StrokeLog; moments: SessionMoment[] } {
  const log = new StrokeLog()
  const server = new Y.Doc()
  const seed = seedDocument(smallContent, SERVER)
  Y.applyUpdate(server, seed)
  server.clientID = SERVER
  log.add(seed, 0)
  const people = Array.from({ length: 3 }, (_, index) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seed)
    doc.clientID = 1_000 * (index + 1) + random.int(1_000)
    const outbox: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') outbox.push(update)
    })
    return { doc, editor: new HeadlessEditor(doc), outbox, author: index + 1 }
  })
  const exchange = (person: (typeof people)[number]) => {
    for (const update of person.outbox.splice(0)) {
      const settled = server.transact(({ beforeState }) => {
        Y.applyUpdate(server, update)
        return beforeState
      })
      log.add(update, person.author)
      const repairs: Uint8Array[] = []
      const keep = (bytes: Uint8Array) => repairs.push(bytes)
      server.on('update', keep)
      repairClauseIds(server, random.bytes, settled)
      server.off('update', keep)
      for (const bytes of repairs) log.add(bytes, 0)
    }
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(person.doc)), 'server')
  }
  const moments: SessionMoment[] = []
  const look = () =>
    moments.push({ content: readContent(server), traced: traceContent(server), rows: log.length })
  look()
  for (let step = 1; step <= steps; step += 1) {
    const person = random.pick(people)
    writeSomething(person.editor, random)
    if (random.chance(0.4)) exchange(person)
    if (step % 12 === 0) look()
  }
  for (const person of people) exchange(person)
  look()
  for (const { editor, doc } of people) {
    editor.destroy()
    doc.destroy()
  }
  return { log, moments }
}

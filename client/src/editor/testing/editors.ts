// Real editors in jsdom, on documents that are connected as tightly or loosely as a test wants.
import { seededRandom } from '@plenary/shared/testing/random'
import { seedDocument } from '@plenary/shared/update/seed-document'
import { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { editorExtensions } from '../editor-extensions.ts'
import { loadPasteReaders } from '../load-paste-readers.ts'
import type { LateLetters } from '../lock-state.ts'
import { setLocks } from '../set-locks.ts'
import { drawText, readText } from './drawn-text.ts'

export interface TestEditor {
  readonly editor: Editor
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly faults: unknown[]
  /** Ids of the locked clauses that somebody tried to change here, an entry an attempt. */
  readonly attempts: string[]
  /** Letters that were typed on when a lock came. */
  readonly late: LateLetters[]
  /** How often undo had nothing to take back. */
  undoneNothing(): number
  /** From now on these clauses are locked, and no others. */
  lock(...ids: string[]): void
  /** From now on the whole text is closed. */
  close(): void
  drawn(): string
  /** Keys as PascalCase names with modifiers: `Enter`, `Shift-Tab`, `Mod-z`. Answers whether each was handled. */
  press(...keys: string[]): boolean[]
  type(words: string): void
  select(anchor: number, head?: number): void
  /** Puts the caret behind the first occurrence of these words. */
  caretAfter(words: string): void
  paste(content: { html?: string; text?: string }): void
}

// So that a paste of a test is in the text at once.
await loadPasteReaders()

const open = new Set<Editor>()

export interface TestEditorOptions {
  editable?: boolean
  clientId?: number
  language?: string
}

/** Open on a drawn text (see drawn-text.ts), or on a document that another editor has. */
export function openEditor(text: string | Y.Doc, options: TestEditorOptions = {}): TestEditor {
  const doc = new Y.Doc()
  doc.clientID = options.clientId ?? 100
  const read = typeof text === 'string' ? readText(text) : undefined
  Y.applyUpdate(doc, read ? seedDocument(read.content, 1) : Y.encodeStateAsUpdate(text as Y.Doc))
  const awareness = new Awareness(doc)
  const faults: unknown[] = []
  const attempts: string[] = []
  const late: LateLetters[] = []
  let undoneNothing = 0
  const random = seededRandom(doc.clientID)
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    editable: options.editable ?? true,
    injectCSS: false,
    enableCoreExtensions: { keymap: false, clipboardTextSerializer: false, delete: false },
    enableInputRules: false,
    enablePasteRules: false,
    extensions: editorExtensions({
      doc,
      awareness,
      language: options.language ?? 'en',
      numberStyle: 'decimal',
      faceOf: (stamp) => ({ name: stamp.name, code: stamp.name.slice(0, 2), palette: stamp.palette }),
      randomBytes: random.bytes,
      onFault: (fault) => faults.push(fault),
      onLeaving: () => {},
      onFill: () => {},
      onLockedAttempt: (id) => attempts.push(id),
      onNothingToUndo: () => {
        undoneNothing += 1
      },
      onLateLetters: (letters) => late.push(letters),
    }),
  })
  open.add(editor)
  const select = (anchor: number, head = anchor) => {
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, anchor, head)))
  }
  if (read && read.anchor > 0) select(read.anchor, read.head)
  return {
    editor,
    doc,
    awareness,
    faults,
    attempts,
    late,
    undoneNothing: () => undoneNothing,
    lock(...ids) {
      const mark = { label: 'Locked 10:38', title: 'Locked by the secretariat at 10:38:12' }
      setLocks(editor, { isClosed: false, clauses: new Map(ids.map((id) => [id, mark])) })
    },
    close: () => setLocks(editor, { isClosed: true, clauses: new Map() }),
    select,
    drawn: () => drawText(editor.state),
    press: (...keys) => keys.map((key) => pressKey(editor, key)),
    type: (words) => typeWords(editor, words),
    caretAfter(words) {
      let at: number | undefined
      editor.state.doc.descendants((node, pos) => {
        const index = node.isText ? (node.text?.indexOf(words) ?? -1) : -1
        if (at === undefined && index !== -1) at = pos + index + words.length
      })
      if (at === undefined) throw new Error(`no words ${words}`)
      select(at)
    },
    paste: (content) => pasteInto(editor, content),
  }
}

/** Closes what a test opened. */
export function closeEditors(): void {
  for (const editor of open) editor.destroy()
  open.clear()
  document.body.replaceChildren()
}

/** Exchanges what each lacks, as a server would after both were away. */
export function syncDocs(...docs: readonly Y.Doc[]): void {
  const all = docs.map((doc) => Y.encodeStateAsUpdate(doc))
  for (const doc of docs) for (const update of all) Y.applyUpdate(doc, update, 'remote')
}

/** Passes every change on at once. */
export function connectDocs(a: Y.Doc, b: Y.Doc): void {
  syncDocs(a, b)
  a.on('update', (update, origin) => origin !== 'remote' && Y.applyUpdate(b, update, 'remote'))
  b.on('update', (update, origin) => origin !== 'remote' && Y.applyUpdate(a, update, 'remote'))
}

function pressKey({ view }: Editor, name: string): boolean {
  const parts = name.split(/-(?=.)/)
  const key = parts.pop() ?? ''
  const event = new KeyboardEvent('keydown', {
    key,
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    ctrlKey: parts.includes('Mod'),
    bubbles: true,
    cancelable: true,
  })
  view.dom.dispatchEvent(event)
  return event.defaultPrevented
}

function typeWords({ view }: Editor, words: string): void {
  for (const character of words) {
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(character, from, to)
    if (!view.someProp('handleTextInput', (f) => f(view, from, to, character, insert)))
      view.dispatch(insert())
  }
}

function pasteInto({ view }: Editor, { html = '', text = '' }: { html?: string; text?: string }): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const data: Record<string, string> = { 'text/html': html, 'text/plain': text, Text: text }
  Object.assign(event, {
    clipboardData: { getData: (type: string) => data[type] ?? '', types: [], files: [] },
  })
  view.dom.dispatchEvent(event)
}

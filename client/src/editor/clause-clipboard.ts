// The clipboard of the text: what others' programs put there becomes clauses, what is copied here carries its numbers.
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import type { RandomBytes } from '@plenary/shared/ids'
import { DOMParser, Fragment, type Node, type ParseRule, type Schema, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { htmlOfCopied, textBetween } from './copied-text.ts'
import { deleteSelected } from './delete-selected.ts'
import { insertPasted } from './insert-pasted.ts'
import { keepCaret, restoreSelection } from './kept-selection.ts'
import { loadPasteReaders, type PasteReaders, pasteReaders } from './load-paste-readers.ts'
import { lockAround, locksOf, tellAttempt } from './lock-state.ts'
import { isAllSelected, pasteOverAll, sliceOfParts } from './paste-over-all.ts'
import { blocksAsClauses, blocksAsParagraphs, blocksOfNodes, type PastedBlock } from './pasted-blocks.ts'

/** What was pasted, when the readers are there. */
type Reading = (readers: PasteReaders, state: EditorState) => Slice

/** After the text was opened: the readers come then, or with a paste before. */
const READERS_AFTER = 1000

export function clauseClipboard(schema: Schema, randomBytes: RandomBytes, numberStyle: NumberStyle): Plugin {
  let view: EditorView | undefined
  let unread: Reading | undefined
  const read = (reading: Reading): Slice => {
    const readers = pasteReaders()
    if (readers && view) return reading(readers, view.state)
    unread = reading
    return Slice.empty
  }
  const takeUnread = (): Reading | undefined => {
    const reading = unread
    unread = undefined
    return reading
  }
  return new Plugin({
    view(created) {
      view = created
      const timer = setTimeout(loadEarly, READERS_AFTER)
      return { destroy: () => clearTimeout(timer) }
    },
    props: {
      clipboardParser: parserOf(schema, randomBytes, read),
      clipboardTextParser: (text) =>
        read(({ partsOfText, blocksOfText }, state) => {
          const parts = isAllSelected(state) ? partsOfText(schema, text) : undefined
          return parts
            ? sliceOfParts(schema, parts, randomBytes)
            : sliceOf(schema, blocksOfText(schema, text), randomBytes)
        }),
      clipboardTextSerializer(_slice, { state: { doc, selection } }) {
        return textBetween({ doc, from: selection.from, to: selection.to, style: numberStyle })
      },
      clipboardSerializer: {
        serializeFragment: (content: Fragment) =>
          view ? htmlOfCopied(content, view.state.selection) : document.createDocumentFragment(),
      } as never,
      handlePaste(view, _event, slice) {
        const reading = takeUnread()
        const put = (read: Slice, at: Selection) => pasteAt(view, at, read, randomBytes)
        if (reading) void whenRead(view, view.state.selection, reading, put)
        else put(slice, view.state.selection)
        return true
      },
      handleDrop(view, event, slice, moved) {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        const reading = takeUnread()
        const put = (read: Slice, { head }: Selection) => dropAt(view, head, read, moved, randomBytes)
        if (at && reading) void whenRead(view, nearText(view.state.doc, at.pos), reading, put)
        else if (at) dropAt(view, at.pos, slice, moved, randomBytes)
        event.preventDefault()
        return true
      },
      handleDOMEvents: { cut: cutSelected },
    },
  })
}

/** Our own lists are read as what they are, all other HTML by its blocks. */
function parserOf(schema: Schema, randomBytes: RandomBytes, read: (reading: Reading) => Slice): DOMParser {
  const lists: ParseRule[] = [
    { tag: 'ol[data-node=clauses]', node: 'clauses' },
    { tag: 'ol[data-node=subclauses]', node: 'subclauses' },
    { tag: 'li[data-node=clause]', node: 'clause' },
  ]
  const own = new DOMParser(schema, [...lists, ...DOMParser.fromSchema(schema).rules])
  return {
    parseSlice(dom: HTMLElement, options: object) {
      if (dom.querySelector('[data-pm-slice]')) return own.parseSlice(dom, options)
      return read(({ blocksOfHtml }) => sliceOf(schema, blocksOfHtml(schema, dom), randomBytes))
    },
  } as unknown as DOMParser
}

function sliceOf(schema: Schema, blocks: readonly PastedBlock[], randomBytes: RandomBytes): Slice {
  const first = blocks.findIndex(({ opens }) => opens)
  const before = first === -1 ? blocks : blocks.slice(0, first)
  const clauses = first === -1 ? [] : blocksAsClauses(schema, blocks.slice(first), randomBytes)
  return new Slice(Fragment.from([...blocksAsParagraphs(schema, before, 'paragraph'), ...clauses]), 0, 0)
}

function loadEarly(): void {
  // A paste tries again.
  if (!pasteReaders()) loadPasteReaders().catch(() => {})
}

/** Puts it at the place that it was meant for, wherever that and the caret are by then. */
async function whenRead(
  view: EditorView,
  meant: Selection,
  reading: Reading,
  put: (slice: Slice, at: Selection) => void,
): Promise<void> {
  const kept = keepCaret(selecting(view.state, meant))
  const readers = await loadPasteReaders()
  if (view.isDestroyed || !view.editable) return
  const place = restoreSelection(view.state, kept)
  const here = restoreSelection(view.state, keepCaret(view.state))
  const at = place && !(here && place.eq(here)) ? place : view.state.selection
  put(reading(readers, selecting(view.state, at)), at)
}

function pasteAt(view: EditorView, at: Selection, { content }: Slice, randomBytes: RandomBytes): void {
  const blocks = blocksOfNodes(content)
  if (blocks.length === 0) return
  const state = selecting(view.state, at)
  const insertion =
    blocks.length > 1 && isAllSelected(state)
      ? pasteOverAll(state, content, randomBytes)
      : insertPasted(state, blocks, randomBytes)
  const tr = state === view.state ? insertion.scrollIntoView() : view.state.tr
  if (tr !== insertion) for (const step of insertion.steps) tr.step(step)
  view.dispatch(tr.setMeta('uiEvent', 'paste'))
}

function selecting(state: EditorState, selection: Selection): EditorState {
  return state.selection.eq(selection) ? state : state.apply(state.tr.setSelection(selection))
}

function dropAt(view: EditorView, pos: number, slice: Slice, moved: boolean, randomBytes: RandomBytes): void {
  const { state } = view
  const locked = lockAround(state.doc.resolve(pos), locksOf(state))
  if (locked !== undefined) {
    tellAttempt(state, locked)
    return
  }
  const isOntoItself = pos >= state.selection.from && pos <= state.selection.to
  if (isOntoItself && moved) return
  const removal = moved ? deleteSelected(state) : undefined
  const afterRemoval = removal ? state.apply(removal) : state
  if (removal && afterRemoval === state) {
    // Something selected is locked: refused, and told, as a whole.
    view.dispatch(removal)
    return
  }
  const at = removal ? removal.mapping.map(pos) : pos
  const blocks = blocksOfNodes(slice.content)
  const caret = afterRemoval.tr.setSelection(nearText(afterRemoval.doc, at))
  const insertion = insertPasted(afterRemoval.apply(caret), blocks, randomBytes)
  const tr = removal ?? state.tr
  tr.setSelection(nearText(tr.doc, at))
  for (const step of insertion.steps) tr.step(step)
  view.focus()
  view.dispatch(tr.setSelection(nearText(tr.doc, insertion.selection.head)).setMeta('uiEvent', 'drop'))
}

function cutSelected(view: EditorView, event: Event): boolean {
  const { clipboardData } = event as ClipboardEvent
  const removal = deleteSelected(view.state)
  if (!removal || !clipboardData || !view.editable) return false
  const { dom, text } = view.serializeForClipboard(view.state.selection.content())
  event.preventDefault()
  clipboardData.clearData()
  clipboardData.setData('text/html', dom.innerHTML)
  clipboardData.setData('text/plain', text)
  view.dispatch(removal.scrollIntoView().setMeta('uiEvent', 'cut'))
  return true
}

function nearText(doc: Node, pos: number): Selection {
  return Selection.near(doc.resolve(Math.min(pos, doc.content.size)))
}

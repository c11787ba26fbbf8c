// The clipboard of the text: what others' programs put there becomes clauses, what is copied here carries its numbers.
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import type { RandomBytes } from '@plenary/shared/ids'
import { DOMParser, Fragment, type Node, type ParseRule, type Schema, Slice } from '@tiptap/pm/model'
import { Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { htmlOfCopied, textBetween } from './copied-text.ts'
import { deleteSelected } from './delete-selected.ts'
import { insertPasted } from './insert-pasted.ts'
import { lockAround, locksOf, tellAttempt } from './lock-state.ts'
import { isAllSelected, pasteOverAll, sliceOfParts } from './paste-over-all.ts'
import { blocksAsClauses, blocksAsParagraphs, blocksOfNodes, type PastedBlock } from './pasted-blocks.ts'
import { blocksOfHtml } from './pasted-html.ts'
import { blocksOfText, partsOfText } from './pasted-text.ts'

export function clauseClipboard(schema: Schema, randomBytes: RandomBytes, numberStyle: NumberStyle): Plugin {
  let view: EditorView | undefined
  return new Plugin({
    view(created) {
      view = created
      return {}
    },
    props: {
      clipboardParser: parserOf(schema, randomBytes),
      clipboardTextParser(text, _context, _isPlain, { state }) {
        const parts = isAllSelected(state) ? partsOfText(schema, text) : undefined
        return parts
          ? sliceOfParts(schema, parts, randomBytes)
          : sliceOf(schema, blocksOfText(schema, text), randomBytes)
      },
      clipboardTextSerializer(_slice, { state: { doc, selection } }) {
        return textBetween({ doc, from: selection.from, to: selection.to, style: numberStyle })
      },
      clipboardSerializer: {
        serializeFragment: (content: Fragment) =>
          view ? htmlOfCopied(content, view.state.selection) : document.createDocumentFragment(),
      } as never,
      handlePaste(view, _event, slice) {
        const blocks = blocksOfNodes(slice.content)
        if (blocks.length > 0) {
          const tr =
            blocks.length > 1 && isAllSelected(view.state)
              ? pasteOverAll(view.state, slice.content, randomBytes)
              : insertPasted(view.state, blocks, randomBytes)
          view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'paste'))
        }
        return true
      },
      handleDrop(view, event, slice, moved) {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (at) dropAt(view, at.pos, slice, moved, randomBytes)
        event.preventDefault()
        return true
      },
      handleDOMEvents: { cut: cutSelected },
    },
  })
}

/** Our own lists are read as what they are, all other HTML by its blocks. */
function parserOf(schema: Schema, randomBytes: RandomBytes): DOMParser {
  const lists: ParseRule[] = [
    { tag: 'ol[data-node=clauses]', node: 'clauses' },
    { tag: 'ol[data-node=subclauses]', node: 'subclauses' },
    { tag: 'li[data-node=clause]', node: 'clause' },
  ]
  const own = new DOMParser(schema, [...lists, ...DOMParser.fromSchema(schema).rules])
  return {
    parseSlice(dom: HTMLElement, options: object) {
      if (dom.querySelector('[data-pm-slice]')) return own.parseSlice(dom, options)
      return sliceOf(schema, blocksOfHtml(schema, dom), randomBytes)
    },
  } as unknown as DOMParser
}

function sliceOf(schema: Schema, blocks: readonly PastedBlock[], randomBytes: RandomBytes): Slice {
  const first = blocks.findIndex(({ opens }) => opens)
  const before = first === -1 ? blocks : blocks.slice(0, first)
  const clauses = first === -1 ? [] : blocksAsClauses(schema, blocks.slice(first), randomBytes)
  return new Slice(Fragment.from([...blocksAsParagraphs(schema, before, 'paragraph'), ...clauses]), 0, 0)
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

// Which words of a clause are other than they were when the reader's city stated its position on it.
import { changedWords } from '@plenary/shared/compare/changed-words'
import { clausesOf } from '@plenary/shared/declaration/outline'
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import styles from './sheet.module.css'
import { wordsSinceKey } from './words-since.ts'

/** What each clause said then, by its id, a line for each paragraph. */
export type WordsBefore = ReadonlyMap<string, string>

/** Compares anew, and draws. */
export function showWordsSince(editor: Editor, before: WordsBefore, language: string): void {
  // Nothing to draw and nothing drawn: the editor, under somebody's keys, is left alone.
  if (before.size === 0 && wordsSinceKey.getState(editor.state) === DecorationSet.empty) return
  const { tr } = editor.state
  editor.view.dispatch(
    tr.setMeta(wordsSinceKey, draw(tr.doc, before, language)).setMeta('addToHistory', false),
  )
}

function draw(doc: Node, before: WordsBefore, language: string): DecorationSet {
  if (before.size === 0) return DecorationSet.empty
  const drawn = clausesOf(doc).flatMap(({ node, pos }) => {
    const words = before.get(`${node.attrs.id}`)
    return words === undefined ? [] : changedIn(node, pos, words, language)
  })
  return DecorationSet.create(doc, drawn)
}

interface Line {
  /** Of its first letter, in all lines together and in the document. */
  readonly offset: number
  readonly pos: number
  readonly text: string
}

function changedIn(clause: Node, pos: number, before: string, language: string): Decoration[] {
  const lines = linesOf(clause, pos)
  let offset = 0
  return changedWords(before, lines.map(({ text }) => text).join('\n'), language).flatMap(
    ({ kind, text }) => {
      const from = offset
      if (kind !== 'deleted') offset += text.length
      return kind === 'inserted' ? lines.flatMap((line) => within(line, from, offset)) : []
    },
  )
}

/** Text between two offsets, as far as it is in this line. */
function within(line: Line, from: number, to: number): Decoration[] {
  const start = Math.max(0, from - line.offset)
  const end = Math.min(line.text.length, to - line.offset)
  if (start >= end) return []
  return [Decoration.inline(line.pos + start, line.pos + end, { class: styles.changed ?? '' })]
}

/** The clause's paragraphs and those of its sub-clauses. */
function linesOf(clause: Node, pos: number): Line[] {
  const lines: Line[] = []
  let offset = 0
  clause.descendants((node, place) => {
    if (!node.isTextblock) return true
    lines.push({ offset, pos: pos + 1 + place + 1, text: node.textContent })
    offset += node.textContent.length + 1
    return false
  })
  return lines
}

// Somebody who edits at random, with the transactions that an editor's commands make.
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { canJoin, canSplit } from '@tiptap/pm/transform'
import { newClauseId } from '../ids.ts'
import { declarationSchema as schema } from '../schema/schema.ts'
import type { HeadlessEditor } from './headless-editor.ts'
import type { Random } from './random.ts'

const WORDS = [
  'we, ',
  'the cities ',
  'resolve ',
  'to ',
  'cooperate',
  '協力',
  'する ',
  'a',
  ' ',
  '.',
  '👍🏽',
  '𠮷',
  'ไทย',
  '\u200d',
]
const LINKS = ['https://example.org/a', 'mailto:secretariat@example.org']

type Edit = (editor: HeadlessEditor, random: Random) => Transaction | undefined

const EDITS: readonly (readonly [weight: number, name: string, edit: Edit])[] = [
  [50, 'type', type],
  [12, 'erase', erase],
  [4, 'erase across', eraseAcross],
  [4, 'rewrite', rewrite],
  [6, 'split clause', splitClause],
  [3, 'split paragraph', splitParagraph],
  [6, 'join', join],
  [8, 'mark', mark],
  [3, 'paste clauses', pasteClauses],
  [2, 'paste text', pasteText],
  [3, 'delete clause', deleteClause],
  [3, 'indent', indent],
  [3, 'outdent', outdent],
]
const TOTAL = EDITS.reduce((sum, [weight]) => sum + weight, 0)

/** Makes one edit, or none where the edit that was drawn does not apply. Returns its name. */
export function writeSomething(editor: HeadlessEditor, random: Random): string {
  if (random.chance(0.1)) editor.stopCapturing()
  if (random.chance(0.08)) {
    const isUndo = random.chance(0.7)
    if (isUndo) editor.undo()
    else editor.redo()
    return isUndo ? 'undo' : 'redo'
  }
  let drawn = random.int(TOTAL)
  for (const [weight, name, edit] of EDITS) {
    drawn -= weight
    if (drawn >= 0) continue
    const tr = edit(editor, random)
    if (tr?.docChanged) editor.dispatch(tr)
    return name
  }
  throw new Error('no edit was drawn')
}

function nodes(editor: HeadlessEditor, isWanted: (node: Node) => boolean): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = []
  editor.state.doc.descendants((node, pos) => {
    if (isWanted(node)) found.push({ node, pos })
  })
  return found
}

const blocks = (editor: HeadlessEditor) => nodes(editor, (node) => node.isTextblock)
const clauses = (editor: HeadlessEditor) => nodes(editor, (node) => node.type.name === 'clause')

/** A place between two characters of a text block. */
function place(editor: HeadlessEditor, random: Random): number | undefined {
  const all = blocks(editor)
  if (all.length === 0) return undefined
  const { node, pos } = random.pick(all)
  return pos + 1 + offset(node.textContent, random)
}

function offset(text: string, random: Random): number {
  const characters = Array.from(text)
  return characters.slice(0, random.int(characters.length + 1)).join('').length
}

function type(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const at = place(editor, random)
  return at === undefined ? undefined : editor.state.tr.insertText(random.pick(WORDS), at)
}

function erase(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const all = blocks(editor).filter(({ node }) => node.content.size > 0)
  if (all.length === 0) return undefined
  const { node, pos } = random.pick(all)
  const ends = [offset(node.textContent, random), offset(node.textContent, random)].sort((a, b) => a - b)
  return editor.state.tr.delete(pos + 1 + (ends[0] ?? 0), pos + 1 + (ends[1] ?? 0))
}

function eraseAcross(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const [from, to] = [place(editor, random), place(editor, random)]
  if (from === undefined || to === undefined) return undefined
  return editor.state.tr.deleteRange(Math.min(from, to), Math.max(from, to))
}

function rewrite(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const all = blocks(editor)
  if (all.length === 0) return undefined
  const { node, pos } = random.pick(all)
  return editor.state.tr.insertText(
    random.pick(WORDS) + random.pick(WORDS),
    pos + 1,
    pos + 1 + node.content.size,
  )
}

function splitClause(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const at = place(editor, random)
  if (at === undefined) return undefined
  const $at = editor.state.doc.resolve(at)
  if ($at.node(-1).type.name !== 'clause') return splitParagraph(editor, random)
  const typesAfter = [
    { type: $at.node(-1).type, attrs: { id: newClauseId(random.bytes) } },
    { type: $at.parent.type },
  ]
  return canSplit(editor.state.doc, at, 2, typesAfter) ? editor.state.tr.split(at, 2, typesAfter) : undefined
}

function splitParagraph(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const at = place(editor, random)
  return at !== undefined && canSplit(editor.state.doc, at) ? editor.state.tr.split(at) : undefined
}

function join(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const all = nodes(editor, (node) => node.isTextblock || node.type.name === 'clause')
  if (all.length === 0) return undefined
  const { pos } = random.pick(all)
  const { nodeBefore, nodeAfter } = editor.state.doc.resolve(pos)
  const isAlike = nodeBefore?.type === nodeAfter?.type
  return isAlike && canJoin(editor.state.doc, pos) ? editor.state.tr.join(pos) : undefined
}

function mark(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const all = blocks(editor).filter(({ node }) => node.content.size > 0)
  if (all.length === 0) return undefined
  const { node, pos } = random.pick(all)
  const ends = [offset(node.textContent, random), offset(node.textContent, random)].sort((a, b) => a - b)
  const [from, to] = [pos + 1 + (ends[0] ?? 0), pos + 1 + (ends[1] ?? 0)]
  const name = random.pick(['bold', 'italic', 'link'])
  if (random.chance(0.35)) return editor.state.tr.removeMark(from, to, schema.marks[name])
  const attrs = name === 'link' ? { href: random.pick(LINKS) } : null
  return editor.state.tr.addMark(from, to, schema.mark(name, attrs))
}

function newClause(random: Random): Node {
  const text = schema.text(random.pick(WORDS) + random.pick(WORDS))
  const paragraph = schema.node('paragraph', null, random.chance(0.8) ? [text] : [])
  return schema.node('clause', { id: newClauseId(random.bytes) }, [paragraph])
}

function pasteClauses(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const lists = nodes(editor, (node) => node.type.name === 'clauses' || node.type.name === 'subclauses')
  const { node, pos } = random.pick(lists)
  let at = pos + 1
  for (let index = random.int(node.childCount + 1); index > 0; index--) at += node.child(index - 1).nodeSize
  return editor.state.tr.insert(
    at,
    Array.from({ length: 1 + random.int(4) }, () => newClause(random)),
  )
}

function pasteText(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const at = place(editor, random)
  if (at === undefined) return undefined
  const { parent } = editor.state.doc.resolve(at)
  const parts = [schema.text(random.pick(WORDS)), schema.text(random.pick(WORDS), [schema.mark('bold')])]
  const fragment = Fragment.from(parts.map((part) => parent.type.create(null, part)))
  return editor.state.tr.replace(at, at, new Slice(fragment, 1, 1))
}

function deleteClause(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const all = clauses(editor)
  if (all.length < 3) return undefined
  const { node, pos } = random.pick(all)
  return editor.state.tr.delete(pos, pos + node.nodeSize)
}

/** The clause becomes the last sub-clause of the one before it. */
function indent(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const all = clauses(editor).filter(({ pos }) => editor.state.doc.resolve(pos).nodeBefore)
  if (all.length === 0) return undefined
  const { node, pos } = random.pick(all)
  const before = editor.state.doc.resolve(pos).nodeBefore
  if (before === null || editor.state.doc.resolve(pos).depth > 8) return undefined
  const tr = editor.state.tr.delete(pos, pos + node.nodeSize)
  const last = before.lastChild
  return last?.type.name === 'subclauses'
    ? tr.insert(pos - 2, node)
    : tr.insert(pos - 1, schema.node('subclauses', null, [node]))
}

/** The sub-clause becomes a clause behind its parent. */
function outdent(editor: HeadlessEditor, random: Random): Transaction | undefined {
  const isNested = ($pos: ResolvedPos) => $pos.parent.type.name === 'subclauses'
  const all = clauses(editor).filter(({ pos }) => isNested(editor.state.doc.resolve(pos)))
  if (all.length === 0) return undefined
  const { node, pos } = random.pick(all)
  const $pos = editor.state.doc.resolve(pos)
  const after = $pos.after($pos.depth - 1)
  const tr = editor.state.tr.insert(after, node)
  return $pos.parent.childCount === 1
    ? tr.delete($pos.before(), $pos.after())
    : tr.delete(pos, pos + node.nodeSize)
}

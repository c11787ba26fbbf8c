// Edits that reach for locked clauses by way of an editor: ids taken, clauses copied and moved, the whole text replaced.
import { Fragment, type Node } from '@tiptap/pm/model'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { newClauseId } from '../ids.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import { declarationSchema as schema } from '../schema/schema.ts'
import type { HeadlessEditor } from './headless-editor.ts'
import type { Random } from './random.ts'

type Edit = (editor: HeadlessEditor, random: Random) => void

const EDITS: Record<string, Edit> = {
  /** A clause pasted with its id, as no paste of ours does it. */
  'copy a clause': (editor, random) => {
    const { node, pos } = random.pick(clauses(editor))
    editor.dispatch(editor.state.tr.insert(random.chance(0.5) ? pos : pos + node.nodeSize, node))
  },
  'take an id': (editor, random) => {
    const all = clauses(editor)
    const id = random.pick(all).node.attrs.id
    editor.dispatch(editor.state.tr.setNodeAttribute(random.pick(all).pos, 'id', id))
  },
  'give a new id': (editor, random) => {
    const { pos } = random.pick(clauses(editor))
    editor.dispatch(editor.state.tr.setNodeAttribute(pos, 'id', newClauseId(random.bytes)))
  },
  'replace everything': (editor, random) => {
    const { tr, doc } = editor.state
    const content = doc.children.map((child) => (random.chance(0.5) ? shortened(child, random) : child))
    editor.dispatch(tr.replaceWith(0, doc.content.size, content))
  },
  /** As the editor moves clauses: a copy is inserted and the original deleted, without a diff. */
  'move a clause': (editor, random) => {
    const list = editor.doc.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    if (list.length < 2) return
    const [from, to] = [random.int(list.length), random.int(list.length)]
    const clause = list.get(from)
    if (from === to || !(clause instanceof Y.XmlElement)) return
    editor.doc.transact(() => {
      list.insert(to > from ? to + 1 : to, [clause.clone() as Y.XmlElement])
      list.delete(to > from ? from : from + 1, 1)
    }, ySyncPluginKey)
  },
}

/** Returns the name of the edit. */
export function reachForLocks(editor: HeadlessEditor, random: Random): string {
  const name = random.pick(Object.keys(EDITS))
  if (clauses(editor).length > 0) EDITS[name]?.(editor, random)
  return name
}

/** Whether one of these edits is none that our editor makes. */
export function isReaching(names: ReadonlySet<string>): boolean {
  return ['copy a clause', 'take an id', 'give a new id', 'replace everything'].some((name) =>
    names.has(name),
  )
}

function clauses(editor: HeadlessEditor): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = []
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === 'clause') found.push({ node, pos })
  })
  return found
}

/** The container without one of its children, perhaps with a new one. */
function shortened(container: Node, random: Random): Node {
  const children = [...container.children]
  children.splice(random.int(children.length + 1), 1)
  if (container.type.name === 'clauses' && random.chance(0.5)) {
    const paragraph = schema.node('paragraph', null, [schema.text('instead')])
    children.push(schema.node('clause', { id: newClauseId(random.bytes) }, [paragraph]))
  }
  return container.copy(Fragment.from(children))
}

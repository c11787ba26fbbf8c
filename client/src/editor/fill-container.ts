// Writes the first paragraph or clause of a container that concurrent deletions left without any.
import { newClauseId, type RandomBytes } from '@plenary/shared/ids'
import type { Container } from '@plenary/shared/schema/nodes'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { emptyClause } from './split-clause.ts'

export function fillContainer(container: Container, randomBytes: RandomBytes): Command {
  return (state, dispatch) => {
    const { paragraph, preambular } = state.schema.nodes
    let start: number | undefined
    state.doc.forEach((child, offset) => {
      if (child.type.name === container && child.childCount === 0) start = offset + 1
    })
    if (start === undefined || !paragraph || !preambular) return false
    if (!dispatch) return true
    const clause = () => emptyClause(state.doc, newClauseId(randomBytes))
    const block = container === 'preamble' ? preambular.create() : paragraph.create()
    const tr = state.tr.insert(start, container === 'clauses' ? clause() : block)
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1))).scrollIntoView())
    return true
  }
}

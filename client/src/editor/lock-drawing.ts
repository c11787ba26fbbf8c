// How a lock looks: when it was set stands at the clause's side; a locked clause takes no caret and no input method.
import { clausesOf, type PlacedClause } from '@plenary/shared/declaration/outline'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorLocks, LockMark } from './lock-marks.ts'
import { lockOfNode, locksOf, selectedLock } from './lock-state.ts'
import styles from './sheet.module.css'
import { isWithinWords } from './within-words.ts'

interface Drawing {
  readonly locks: EditorLocks
  readonly decorations: DecorationSet
}

const drawingKey = new PluginKey<Drawing>('lockDrawing')

/** Stands behind the lock state in the list of plugins. */
export function lockDrawing(): Plugin<Drawing> {
  return new Plugin<Drawing>({
    key: drawingKey,
    state: {
      init: (_config, state) => draw(state),
      apply(tr, drawing, _before, state) {
        const isSame = locksOf(state) === drawing.locks
        if (isSame && !tr.docChanged) return drawing
        if (!isSame || !isWithinWords(tr)) return draw(state)
        return { ...drawing, decorations: drawing.decorations.map(tr.mapping, tr.doc) }
      },
    },
    props: {
      decorations: (state) => drawingKey.getState(state)?.decorations,
      attributes: (state): Record<string, string> =>
        selectedLock(state) === undefined ? {} : { class: styles.noCaret ?? '' },
    },
  })
}

/** The lock left of a clause's number, in words for speech and as a tooltip. */
export function lockIcon({ title }: LockMark): HTMLElement {
  const icon = document.createElement('span')
  icon.className = styles.lockIcon ?? ''
  icon.setAttribute('role', 'img')
  icon.ariaLabel = title
  icon.title = title
  return icon
}

function draw(state: EditorState): Drawing {
  const locks = locksOf(state)
  const marked = locks.clauses.size === 0 ? [] : clausesOf(state.doc)
  const decorations = marked.flatMap((clause) => {
    const id = lockOfNode(clause.node, locks.clauses)
    const mark = id === undefined ? undefined : locks.clauses.get(id)
    return id === undefined || mark === undefined ? [] : drawOne(clause, id, mark)
  })
  return { locks, decorations: DecorationSet.create(state.doc, decorations) }
}

function drawOne({ pos, node }: PlacedClause, id: string, mark: LockMark): Decoration[] {
  const end = pos + node.nodeSize
  const toDOM = () => {
    const time = document.createElement('span')
    time.className = styles.lockTime ?? ''
    time.contentEditable = 'false'
    time.dataset.lock = id
    time.title = mark.title
    time.ariaHidden = 'true'
    time.append(mark.label)
    return time
  }
  return [
    Decoration.node(pos, end, { class: styles.locked ?? '', contenteditable: 'false', 'data-locked': id }),
    Decoration.widget(end - 1, toDOM, {
      key: `lock ${id} ${mark.label} ${mark.title}`,
      ignoreSelection: true,
    }),
  ]
}

// What is drawn around the words and never stored: the clauses' numbers in the margin, the edge of the selected clause, and
// the words that stand in an empty text's place.
import { clauseLabel, type NumberStyle } from '@plenary/shared/declaration/numbering'
import { clausesOf, type PlacedClause } from '@plenary/shared/declaration/outline'
import type { Container } from '@plenary/shared/schema/nodes'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { blankWord } from './blank-words.ts'
import { lockIcon } from './lock-drawing.ts'
import type { EditorLocks, LockMark } from './lock-marks.ts'
import { locksOf, selectedClause } from './lock-state.ts'
import styles from './sheet.module.css'
import { isWithinWords } from './within-words.ts'

export interface MarginOptions {
  numberStyle: NumberStyle
  /** Of the text: the words in an empty text's place are in it. */
  language: string
  /** A click on the place of an empty container, where there is no paragraph for a caret. */
  onFill: (container: Container) => void
}

interface Margin {
  readonly decorations: DecorationSet
  readonly selected: number | undefined
  readonly locks: EditorLocks
}

export const marginKey = new PluginKey<Margin>('margin')

export function clauseMargin(options: MarginOptions): Plugin<Margin> {
  return new Plugin<Margin>({
    key: marginKey,
    state: {
      init: (_config, state) => draw(state, options),
      apply(tr, margin, _before, state) {
        const selected = selectedClause(state)?.pos
        const isSame =
          locksOf(state) === margin.locks &&
          selected === (margin.selected === undefined ? undefined : tr.mapping.map(margin.selected))
        if (!isSame || (tr.docChanged && !isWithinWords(tr))) return draw(state, options)
        return tr.docChanged
          ? { ...margin, selected, decorations: margin.decorations.map(tr.mapping, tr.doc) }
          : margin
      },
    },
    props: { decorations: (state) => marginKey.getState(state)?.decorations },
  })
}

function draw(state: EditorState, options: MarginOptions): Margin {
  const selected = selectedClause(state)
  const locks = locksOf(state)
  const decorations = clausesOf(state.doc).map((clause) =>
    numberOf(clause, options.numberStyle, locks.clauses.get(`${clause.node.attrs.id}`)),
  )
  if (selected) {
    const end = selected.pos + selected.node.nodeSize
    decorations.push(Decoration.node(selected.pos, end, { class: styles.selected ?? '' }))
  }
  state.doc.forEach((container, pos) => {
    const name = container.type.name as Container
    if (container.childCount === 0) decorations.push(emptyPlace(name, pos, options))
    else decorations.push(...blanksIn(container, pos, name, options.language))
  })
  return { decorations: DecorationSet.create(state.doc, decorations), selected: selected?.pos, locks }
}

function numberOf(
  { node, pos, path }: PlacedClause,
  style: NumberStyle,
  lock: LockMark | undefined,
): Decoration {
  const label = clauseLabel(style, path)
  const id = String(node.attrs.id ?? '')
  const toDOM = () => {
    const number = document.createElement('span')
    number.className = styles.number ?? ''
    number.contentEditable = 'false'
    number.dataset.number = label
    number.dataset.handle = id
    const grip = document.createElement('span')
    grip.className = styles.grip ?? ''
    grip.ariaHidden = 'true'
    number.append(lock ? lockIcon(lock) : grip, label)
    return number
  }
  return Decoration.widget(pos + 1, toDOM, {
    key: `${label} ${id} ${lock?.title ?? ''}`,
    side: -1,
    ignoreSelection: true,
  })
}

/** Paragraphs that are empty and alone where they stand show what belongs there. */
function blanksIn(container: Node, containerPos: number, name: Container, language: string): Decoration[] {
  const blanks: Decoration[] = []
  container.descendants((node, offset, parent) => {
    if (!node.isTextblock) return true
    if (node.content.size === 0 && parent?.childCount === 1) {
      const pos = containerPos + 1 + offset
      const attributes = { class: styles.blank ?? '', 'data-blank': blankWord(name, language) }
      blanks.push(Decoration.node(pos, pos + node.nodeSize, attributes))
    }
    return false
  })
  return blanks
}

function emptyPlace(name: Container, pos: number, { language, onFill }: MarginOptions): Decoration {
  const toDOM = () => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = styles.fill ?? ''
    button.contentEditable = 'false'
    button.textContent = blankWord(name, language)
    button.addEventListener('click', () => onFill(name))
    return button
  }
  return Decoration.widget(pos + 1, toDOM, { key: `fill ${name}`, stopEvent: () => true })
}

// The paragraphs of the text with the Yjs items of their letters, beside their places in the editor.
import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'

export interface WrittenParagraph {
  readonly element: Y.XmlElement
  readonly node: Node
  /** Before its first letter. */
  readonly start: number
}

/** Letters of one client that stand together. */
export interface WrittenLetters {
  readonly client: number
  readonly clock: number
  readonly text: string
}

/** Both say the same, as they do whenever y-tiptap has written or drawn; what differs all the same is left out. */
export function writtenParagraphs(doc: Node, fragment: Y.XmlFragment): WrittenParagraph[] {
  const found: WrittenParagraph[] = []
  collect(doc, 0, fragment, found)
  return found
}

/** In order; undefined where the editor has other letters. */
export function lettersOf({ element, node }: WrittenParagraph): WrittenLetters[] | undefined {
  const letters: WrittenLetters[] = []
  let length = 0
  for (const text of element.toArray()) {
    if (!(text instanceof Y.XmlText)) continue
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      letters.push({ client: item.id.client, clock: item.id.clock, text: item.content.str })
      length += item.length
    }
  }
  return length === node.content.size ? letters : undefined
}

function collect(node: Node, start: number, parent: Y.XmlFragment, found: WrittenParagraph[]): void {
  const elements = parent.toArray().filter((child) => child instanceof Y.XmlElement)
  if (elements.length !== node.childCount) return
  let index = 0
  node.forEach((child, offset) => {
    const element = elements[index++]
    if (element === undefined) return
    const inside = start + offset + 1
    if (child.isTextblock) found.push({ element, node: child, start: inside })
    else collect(child, inside, element, found)
  })
}

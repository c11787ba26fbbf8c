import { afterEach, expect, test } from 'vitest'
import { lines } from './testing/drawn-text.ts'
import { closeEditors, connectDocs, openEditor } from './testing/editors.ts'

afterEach(closeEditors)

test.each([
  ['at the end of a clause', 'one|', 'one', '1 one mine| theirs'],
  ['within words', 'on|e', 'on', '1 on mine| theirse'],
])(
  '[ED34] words typed %s stay together while somebody else types at the same place',
  (_, place, where, expected) => {
    const mine = openEditor(`T t\nP p\n1 ${place}\n2 two\nC c`)
    const other = openEditor(mine.doc, { clientId: 200 })
    connectDocs(mine.doc, other.doc)
    mine.type(' mi')
    other.caretAfter(`${where} mi`)
    for (const letter of ' theirs') other.type(letter)
    mine.type('ne')
    expect(mine.drawn()).toBe(lines(`T t\nP p\n${expected}\n2 two\nC c`))
  },
)

import { afterEach, expect, test, vi } from 'vitest'
import { markedEditor } from './late-marks.ts'
import { closeEditors, connectDocs, openEditor, type TestEditor } from './testing/editors.ts'
import { type Drawn, type KnownAuthors, WhoWrote, type Writer } from './who-wrote.ts'

afterEach(() => {
  vi.useRealTimers()
  closeEditors()
})

const TEXT = 'T t\nP p\n1 Tokyo wrote this|\n2 others\nC c'
const SECRETARIAT: Writer = { key: 'secretariat', code: 'Sec', name: 'Secretariat', palette: null }
const HANOI: Writer = { key: 'hanoi', code: 'Ha', name: 'Hanoi', palette: 2 }
const SEOUL: Writer = { key: 'seoul', code: 'Se', name: 'Seoul', palette: 9 }

const authors = (known: Record<number, Writer | null>): KnownAuthors => ({
  writerOf: (client) => known[client],
  carried: [],
})
const ALL = authors({ 1: SECRETARIAT, 100: HANOI, 200: SEOUL })

function watch(text: TestEditor, known: KnownAuthors = ALL) {
  const drawn: Drawn[] = []
  const view = new WhoWrote(markedEditor(text.editor), text.doc, known, (now) => drawn.push(now))
  return { view, drawn }
}

/** The words of the n-th clause with those who wrote them, such as `Sec:Tokyo|Ha:wrote`. */
function shown({ editor }: TestEditor, clause = 0): string {
  const element = editor.view.dom.querySelectorAll('[data-node=clause] p')[clause]
  const found: [string, string][] = []
  for (const piece of element?.querySelectorAll<HTMLElement>('[data-writer]') ?? []) {
    const last = found.at(-1)
    const { writer = '' } = piece.dataset
    if (last?.[0] === writer) last[1] += piece.textContent
    else found.push([writer, piece.textContent ?? ''])
  }
  return found.map((pair) => pair.join(':')).join('|')
}

test('[AT20] a line under each stretch says for which city it was written, with its code at the beginning', () => {
  const hanoi = openEditor(TEXT)
  const seoul = openEditor(hanoi.doc, { clientId: 200 })
  connectDocs(hanoi.doc, seoul.doc)
  hanoi.caretAfter('Tokyo')
  hanoi.type(' and Hanoi')
  seoul.caretAfter('this')
  seoul.type(' for all')
  watch(hanoi)
  expect(shown(hanoi)).toBe('Sec:Tokyo|Ha:and Hanoi|Sec:wrote this|Se:for all')
  const codes = [...hanoi.editor.view.dom.querySelectorAll<HTMLElement>('[data-node=clause] [data-code]')]
  expect(codes.map(({ dataset, textContent }) => `${dataset.code} ${textContent}`)).toEqual([
    'Sec T',
    'Ha a',
    'Sec w',
    'Se f',
    'Sec o',
  ])
})

test('[AT20] words that the text was created with have no line', () => {
  const hanoi = openEditor(TEXT)
  hanoi.type(' too')
  const { drawn } = watch(hanoi, authors({ 1: null, 100: HANOI }))
  expect(shown(hanoi)).toBe('Ha:too')
  expect(drawn.at(-1)).toEqual({ writers: new Map([['hanoi', HANOI]]), isMore: false })
})

test('[AT51] what was typed is drawn once: the drawing itself is nothing to draw', () => {
  const hanoi = openEditor(TEXT)
  const { drawn } = watch(hanoi)
  vi.useFakeTimers()
  const before = drawn.length
  hanoi.type(' now')
  vi.runAllTimers()
  expect(shown(hanoi)).toBe('Sec:Tokyo wrote this|Ha:now')
  expect(drawn.length - before).toBe(1)
})

test('[AT21] what is typed is drawn at once, here and from elsewhere, and only in the paragraphs that changed', async () => {
  const hanoi = openEditor(TEXT)
  const seoul = openEditor(hanoi.doc, { clientId: 200 })
  connectDocs(hanoi.doc, seoul.doc)
  watch(hanoi)
  const untouched = hanoi.editor.view.dom.querySelectorAll('[data-node=clause] p')[1]?.firstElementChild
  hanoi.caretAfter('Tokyo')
  hanoi.type(' now')
  await expect.poll(() => shown(hanoi)).toBe('Sec:Tokyo|Ha:now|Sec:wrote this')
  seoul.caretAfter('now')
  seoul.type(' too')
  expect(shown(hanoi)).toBe('Sec:Tokyo|Ha:now|Se:too|Sec:wrote this')
  expect(hanoi.editor.view.dom.querySelectorAll('[data-node=clause] p')[1]?.firstElementChild).toBe(untouched)
})

test('[AT22] words that are split off or moved keep their colour, before the server says so', async () => {
  const hanoi = openEditor(TEXT)
  const seoul = openEditor(hanoi.doc, { clientId: 200 })
  connectDocs(hanoi.doc, seoul.doc)
  watch(hanoi)
  watch(seoul)
  hanoi.caretAfter('Tokyo')
  hanoi.type(' and Hanoi')
  seoul.caretAfter('and')
  seoul.press('Enter')
  for (const text of [hanoi, seoul]) {
    await expect.poll(() => shown(text, 0)).toBe('Sec:Tokyo|Ha:and')
    await expect.poll(() => shown(text, 1)).toBe('Ha:Hanoi|Sec:wrote this')
  }
  seoul.press('Alt-Shift-ArrowDown')
  for (const text of [hanoi, seoul]) await expect.poll(() => shown(text, 2)).toBe('Ha:Hanoi|Sec:wrote this')
})

test('[AT41] who takes a deletion back does not take the words’ colour; elsewhere the server is asked', async () => {
  const hanoi = openEditor(TEXT)
  const seoul = openEditor(hanoi.doc, { clientId: 200 })
  connectDocs(hanoi.doc, seoul.doc)
  hanoi.caretAfter('Tokyo')
  hanoi.type(' and Hanoi')
  const [here, there] = [watch(seoul), watch(hanoi)]
  seoul.caretAfter('and Hanoi')
  seoul.select(seoul.editor.state.selection.head - 9, seoul.editor.state.selection.head)
  seoul.press('Delete')
  await expect.poll(() => shown(seoul)).toBe('Sec:Tokyowrote this')
  expect(there.drawn.at(-1)?.isMore).toBe(false)
  seoul.press('Mod-z')
  await expect.poll(() => shown(seoul)).toBe('Sec:Tokyo|Ha:and Hanoi|Sec:wrote this')
  expect(here.drawn.at(-1)?.isMore).toBe(true)
  await expect.poll(() => there.drawn.at(-1)?.isMore).toBe(true)
})

test('[AT23] a client that is not known yet has no line, and more is asked for', () => {
  const hanoi = openEditor(TEXT)
  hanoi.type(' x and y')
  const { view, drawn } = watch(hanoi, authors({ 1: SECRETARIAT }))
  expect(shown(hanoi)).toBe('Sec:Tokyo wrote this')
  expect(drawn.at(-1)).toMatchObject({ isMore: true })
  view.know(ALL, 0)
  expect(shown(hanoi)).toBe('Sec:Tokyo wrote this|Ha:x and y')
  expect(drawn.at(-1)?.isMore).toBe(false)
  expect([...(drawn.at(-1)?.writers.keys() ?? [])]).toEqual(['secretariat', 'hanoi'])
})

test('[AT24] it can be asked whose letter stands at a place', () => {
  const hanoi = openEditor(TEXT)
  hanoi.type('!')
  const { view } = watch(hanoi)
  const end = hanoi.editor.state.selection.head
  expect(view.letterAt(end)).toEqual({ client: 100, clock: 0 })
  expect(view.letterAt(end - 2)).toMatchObject({ client: 1 })
  expect(view.letterAt(0)).toBeUndefined()
})

test('[AT25] nothing of it is in the text, and nothing is left when it ends', () => {
  const { editor, doc } = openEditor(TEXT)
  const before = doc.getXmlFragment('declaration').toString()
  const view = new WhoWrote(markedEditor(editor), doc, ALL, () => {})
  expect(doc.getXmlFragment('declaration').toString()).toBe(before)
  expect(editor.can().undo()).toBe(false)
  view.end()
  expect(editor.view.dom.querySelector('[data-writer]')).toBeNull()
})

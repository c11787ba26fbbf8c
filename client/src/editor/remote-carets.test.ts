import type { Stamp } from '@plenary/shared/protocol/presence'
import { afterEach, expect, test, vi } from 'vitest'
import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { closeEditors, connectDocs, openEditor, type TestEditor } from './testing/editors.ts'

afterEach(() => {
  closeEditors()
  vi.useRealTimers()
})

const SEOUL: Stamp = { person: 'p1', name: 'Seoul', cityId: 'seoul', role: 'drafter', palette: 6 }

/** As the server does: what it does not know is dropped, who it is stamped. */
function passPresence(from: Awareness, to: Awareness, stamp: unknown = SEOUL): void {
  const { cursor, clause, composing } = from.getLocalState() ?? {}
  from.setLocalState({ cursor, clause, composing, user: stamp })
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'remote')
}

const caretsIn = ({ editor }: TestEditor) => [
  ...editor.view.dom.querySelectorAll<HTMLElement>('.collaboration-carets__caret'),
]

function pair() {
  const mine = openEditor('T t\nP p\n1 one\n2 two\nC c')
  const other = openEditor(mine.doc, { clientId: 200 })
  connectDocs(mine.doc, other.doc)
  other.editor.view.focus()
  other.caretAfter('tw')
  return [mine, other] as const
}

test('[ED22] another’s caret stands where it is, with name and code, in the city’s colour', () => {
  vi.useFakeTimers()
  const [mine, other] = pair()
  passPresence(other.awareness, mine.awareness)
  vi.advanceTimersByTime(1)
  expect(caretsIn(mine)).toHaveLength(1)
  const [caret] = caretsIn(mine)
  expect(caret?.parentElement?.textContent).toContain('tw')
  expect(caret?.style.getPropertyValue('--c')).toBe('var(--c6)')
  const flag = caret?.querySelector('span')
  expect(flag?.textContent).toBe('Seoul')
  vi.advanceTimersByTime(2_000)
  expect(flag?.textContent).toBe('Se')
  mine.caretAfter('t')
  mine.type('xx')
  expect(caretsIn(mine)).toHaveLength(1)
})

test('[ED22] nothing from the wire becomes a style or is drawn without a stamp', () => {
  vi.useFakeTimers()
  const [mine, other] = pair()
  passPresence(other.awareness, mine.awareness, { ...SEOUL, palette: 'red; background: url(x)' })
  passPresence(other.awareness, mine.awareness, { name: 'X', color: '#ff0000' })
  vi.runOnlyPendingTimers()
  expect(caretsIn(mine)).toHaveLength(0)
})

test('[ED22] a position that this document does not have is not drawn', () => {
  vi.useFakeTimers()
  const [mine, other] = pair()
  other.awareness.setLocalStateField('cursor', {
    anchor: { type: null, item: { client: 77, clock: 9 } },
    head: { type: null, item: { client: 77, clock: 9 } },
  })
  passPresence(other.awareness, mine.awareness)
  vi.runOnlyPendingTimers()
  expect(caretsIn(mine)).toHaveLength(0)
})

test('[ED23] one says where one is and nothing else, and takes the caret back on leaving', () => {
  const [, other] = pair()
  expect(Object.keys(other.awareness.getLocalState() ?? {}).sort()).toEqual(['clause', 'composing', 'cursor'])
  expect(other.awareness.getLocalState()?.clause).toBe('clauseb0')
  other.editor.destroy()
  expect(other.awareness.getLocalState()?.cursor).toBeNull()
})

import { afterEach, expect, test, vi } from 'vitest'
import { tellCompositions } from './compositions.ts'
import { closeEditors, openEditor } from './testing/editors.ts'

afterEach(() => {
  closeEditors()
  vi.useRealTimers()
})

function listen() {
  vi.useFakeTimers()
  const { view } = openEditor('T t\nP p\n1 one|\nC c').editor
  const told: boolean[] = []
  const stop = tellCompositions(view, (composing) => told.push(composing))
  const send = (type: string) => view.dom.dispatchEvent(new Event(type))
  return { told, stop, send }
}

test('[ED33] others wait from the first reading until the words are in the text', () => {
  const { told, send } = listen()
  send('compositionstart')
  vi.advanceTimersByTime(5_000)
  send('compositionend')
  expect(told).toEqual([true])
  vi.advanceTimersByTime(60)
  expect(told).toEqual([true, false])
})

test('[ED33] a composition that begins at once goes on waiting', () => {
  const { told, send } = listen()
  for (let phrase = 0; phrase < 3; phrase++) {
    send('compositionstart')
    send('compositionend')
    vi.advanceTimersByTime(30)
  }
  expect(told).toEqual([true])
})

test('[ED33] nobody waits for ever: not for a long composition, not for one whose editor has gone', () => {
  const { told, send, stop } = listen()
  send('compositionstart')
  vi.advanceTimersByTime(30_060)
  expect(told).toEqual([true, false])
  send('compositionstart')
  stop()
  expect(told).toEqual([true, false, true, false])
})

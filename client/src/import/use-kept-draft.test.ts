import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useKeptDraft } from './use-kept-draft.ts'

beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

function show() {
  const { result, unmount } = renderHook(() => useKeptDraft('tomsk-2014'))
  return { kept: () => result.current, unmount }
}

test('[SE12] what was pasted is there again after the page was left', () => {
  const first = show()
  act(() => first.kept().dispatch({ type: 'source-changed', source: '1. We cooperate.' }))
  first.unmount()
  expect(show().kept().draft.source).toBe('1. We cooperate.')
})

test('[SE12] a draft that became a declaration is not kept again by a change just before it', () => {
  const { kept, unmount } = show()
  act(() => kept().dispatch({ type: 'source-changed', source: '1. We cooperate.' }))
  act(() => kept().forget())
  vi.runAllTimers()
  unmount()
  expect(sessionStorage).toHaveLength(0)
})

import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { usePartPlaces } from './use-part-places.ts'

test('[DK37] a part keeps the place of its slips while other parts come and go', () => {
  const parts = (...names: string[]) => ({ names })
  const { result, rerender } = renderHook(({ names }) => usePartPlaces(null, 'slip', names), {
    initialProps: parts('bbbbbbbb'),
  })
  const place = result.current.get('bbbbbbbb')
  expect(place).toBeInstanceOf(HTMLElement)
  rerender(parts('aaaaaaaa', 'bbbbbbbb'))
  expect(result.current.get('bbbbbbbb')).toBe(place)
  rerender(parts('bbbbbbbb'))
  expect(result.current.get('bbbbbbbb')).toBe(place)
  expect([...result.current.keys()]).toEqual(['bbbbbbbb'])
})

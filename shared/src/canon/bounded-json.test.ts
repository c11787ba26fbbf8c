import { expect, test } from 'vitest'
import { parseBoundedJson } from './bounded-json.ts'
import { canonicalJson } from './canonical-json.ts'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

test('[VF62] what is longer, or nested deeper, than it may be is not parsed; brackets within words are no depth', () => {
  expect(parseBoundedJson(nested(128), 256)).toHaveLength(1)
  expect(() => parseBoundedJson(nested(129), 1_000)).toThrow(SyntaxError)
  expect(() => parseBoundedJson(nested(128), 255)).toThrow(SyntaxError)
  const words = { text: `"\\${'[{'.repeat(200)}` }
  expect(parseBoundedJson(canonicalJson(words), 1_000)).toEqual(words)
})

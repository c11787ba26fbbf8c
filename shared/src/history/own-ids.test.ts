import { expect, test } from 'vitest'
import { numberedClauses } from '../schema/numbered-clauses.ts'
import { seededRandom } from '../testing/random.ts'
import { FIRST, smallContent } from '../testing/small-text.ts'
import { idsWithin } from './clause-places.ts'
import { withOwnIds } from './own-ids.ts'

const { bytes } = seededRandom(1)

test('[RS12] of clauses that share an id the first keeps it; where nothing is missing, nothing is changed', () => {
  expect(withOwnIds(smallContent, bytes)).toBe(smallContent)
  const [title, preamble, { content = [] }, closing] = smallContent.content
  const nameless = { type: 'clause' as const, attrs: { id: '' } }
  const owned = withOwnIds(
    {
      type: 'doc',
      content: [title, preamble, { type: 'clauses', content: [...content, ...content, nameless] }, closing],
    },
    bytes,
  )
  const ids = numberedClauses(owned).flatMap(idsWithin)
  expect(ids.slice(0, 3)).toEqual(content.flatMap(idsWithin))
  expect(ids).toHaveLength(7)
  expect(new Set(ids).size).toBe(7)
  expect(ids.slice(3)).not.toContain(FIRST)
})

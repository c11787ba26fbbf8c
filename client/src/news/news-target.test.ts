// Where a piece of news leads.
import { expect, test } from 'vitest'
import type { NewsItem } from './news-of.ts'
import { newsTarget } from './news-target.ts'

test.each(['signing-opened', 'signing-aborted', 'signing-concluded'])(
  '[SG80] %s leads to the signing',
  (kind) => {
    const reader = { id: 'tokyo', role: 'viewer', cityId: 'hanoi', state: 'signing' } as const
    const target = newsTarget({ kind } as NewsItem, reader)
    expect(target).toEqual({ to: '/declarations/$declaration/signing', params: { declaration: 'tokyo' } })
  },
)

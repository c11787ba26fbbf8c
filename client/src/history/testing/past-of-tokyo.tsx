// A past of the draft of Tokyo 2010, and a server that answers with it and notes what it was asked.
import { MantineProvider } from '@mantine/core'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { WorkPeriod } from '@plenary/shared/api/past-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { InRouter } from '../../positions/testing/in-router.tsx'
import { cityOf, DRAFT, ENGLISH, onRoster } from '../../testing/tokyo.ts'

export const DIGEST = '3f2a9c11'.repeat(8)

export const draft: DeclarationFacts = {
  ...DRAFT,
  roster: [onRoster(cityOf('Hanoi', 'ハノイ'), 0), onRoster(cityOf('Seoul', 'ソウル'), 1)],
  texts: [ENGLISH],
  role: 'secretariat',
  cityId: null,
}

/** A moment of 9 November 2010 by the clock of whoever runs the test. */
export function at(hours: number, minutes: number, seconds = 0): string {
  return new Date(2010, 10, 9, hours, minutes, seconds).toISOString()
}

export function version(id: string, sequence: number, facts: Partial<Version> = {}): Version {
  const { id: textId, language, status } = ENGLISH
  return {
    id,
    number: null,
    kind: 'worked',
    name: null,
    note: null,
    at: at(9, 0),
    by: null,
    form: 'plenary-canon/1',
    digest: DIGEST,
    texts: [{ id: textId, language, status, sequence, digest: DIGEST }],
    ...facts,
  }
}

export function period(
  [fromSequence, toSequence]: readonly [number, number],
  [from, to]: readonly [string, string],
  authors: WorkPeriod['authors'],
): WorkPeriod {
  return { from, to, fromSequence, toSequence, authors }
}

export function worker(
  cityId: string | null,
  name: string,
  changes: number,
  role: WorkPeriod['authors'][number]['role'] = 'drafter',
): WorkPeriod['authors'][number] {
  return { personId: name, name, cityId, role, changes }
}

/** Imported; Hanoi and Seoul worked; Rev. 1 was named; Seoul worked again. */
export const VERSIONS: readonly Version[] = [
  version('v2', 20, {
    number: 1,
    kind: 'named',
    name: 'Chair’s text',
    note: 'With Seoul’s words on clause 3.',
    at: at(10, 10),
    by: { name: 'Secretariat, Tokyo', role: 'secretariat', cityId: null },
  }),
  version('v1', 1, { kind: 'imported', at: at(8, 0) }),
]
export const PERIODS: readonly WorkPeriod[] = [
  period([21, 30], [at(10, 29), at(10, 42, 7)], [worker('seoul', 'Min', 10)]),
  period(
    [2, 20],
    [at(9, 50), at(10, 5)],
    [
      worker('hanoi', 'Linh', 9),
      worker('seoul', 'Jun', 5),
      worker('hanoi', 'Anh', 3),
      worker(null, 'x', 1, 'system'),
    ],
  ),
]

/** By `METHOD path`; a number is a status with the problem's code after a blank. */
export type Answers = Record<string, unknown>

export const ANSWERS: Answers = {
  'GET /api/declarations/tokyo/versions': VERSIONS,
  'GET /api/texts/text1/work': { periods: PERIODS, before: null },
  'POST /api/texts/text1/visit': { before: null },
  'GET /api/declarations/tokyo/positions?after=0': { entries: [], hasMore: false },
  'GET /api/cities': [],
}

export interface Asked {
  address: string
  body: unknown
}

export function showHistory(children: ReactNode, answers: Answers = {}) {
  const asked: Asked[] = []
  const all = { ...ANSWERS, ...answers }
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    const address = `${method} ${path}`
    asked.push({ address, body: typeof body === 'string' ? JSON.parse(body) : undefined })
    const answer = all[address]
    if (typeof answer !== 'string')
      return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer)
    const [status, code] = answer.split(' ')
    return Response.json({ code }, { status: Number(status) })
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const stage = (shown: ReactNode) => (
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <InRouter>{shown}</InRouter>
      </QueryClientProvider>
    </MantineProvider>
  )
  const { rerender, unmount } = render(stage(children))
  return { asked, answers: all, client, show: (shown: ReactNode) => rerender(stage(shown)), unmount }
}

// A desk around one component, and a server that answers what a test says and notes what it was sent.
import { MantineProvider } from '@mantine/core'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import type * as Y from 'yjs'
import { NOTHING_YET, type TextSession } from '../../sync/text-session.ts'
import { cityOf, DRAFT, ENGLISH, onRoster } from '../../testing/tokyo.ts'
import type { Toast } from '../../ui/toast-row.tsx'
import { DeskContext } from '../desk-context.ts'
import type { PresentGroup } from '../presence-by-city.ts'

export const DIGEST = '3f2a9c11'.repeat(8)

/** A draft of Tokyo 2010, as the secretariat has it. */
export const draft: DeclarationFacts = {
  ...DRAFT,
  roster: [
    onRoster(cityOf('Hanoi'), 0),
    onRoster(cityOf('Seoul'), 1),
    onRoster(cityOf('Tomsk'), 2, { counts: false }),
  ],
  texts: [{ ...ENGLISH, id: 'en' }],
  role: 'secretariat',
  cityId: null,
}

export const closed: DeclarationFacts = {
  ...draft,
  state: 'closed',
  stateSince: { at: '2010-11-09T01:50:02.000Z', name: 'Secretariat, Tokyo' },
  version: { id: 'v', number: 1, at: '2010-11-09T01:50:02.000Z', digest: DIGEST },
}

/**
 * Answers by `METHOD path`, or promises of them; a number is a status with the problem's code after a blank, such as
 * `409 wrong-state`.
 */
export type Answers = Record<string, unknown>

export interface Sent {
  address: string
  body: unknown
}

/** @param doc the text as it is open here; without one it is still being opened */
export function showDesk(
  declaration: DeclarationFacts,
  children: ReactNode,
  answers: Answers = {},
  doc?: Y.Doc,
  present: readonly PresentGroup[] = [],
) {
  const sent: Sent[] = []
  const told: Toast[] = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    const address = `${method} ${path}`
    if (method !== 'GET') sent.push({ address, body: typeof body === 'string' ? JSON.parse(body) : body })
    const answer = await answers[address]
    if (typeof answer !== 'string')
      return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer)
    const [status, code] = answer.split(' ')
    return Response.json({ code }, { status: Number(status) })
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const desk = (facts: DeclarationFacts, shown: ReactNode) => (
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <DeskContext
          value={{
            declaration: facts,
            text: draft.texts[0] as (typeof draft.texts)[number],
            session: doc && sessionOn(doc),
            mayEdit: facts.state === 'drafting',
            isWriter: true,
            present,
            person: { id: 'p', name: 'Secretariat, Tokyo', email: '', isSecretariat: true } as never,
            tell: (toast) => told.push(toast),
          }}
        >
          {shown}
        </DeskContext>
      </QueryClientProvider>
    </MantineProvider>
  )
  const { rerender } = render(desk(declaration, children))
  return {
    sent,
    told,
    client,
    show: (facts: DeclarationFacts, shown: ReactNode) => rerender(desk(facts, shown)),
  }
}

/** What the desk's parts ask of a session in which nothing changes but the document. */
function sessionOn(doc: Y.Doc): TextSession {
  const session: Partial<TextSession> = {
    state: { ...NOTHING_YET, replica: { doc } as never },
    subscribe: () => () => {},
    onFactChanged: () => () => {},
  }
  return session as TextSession
}

// The hook under StrictMode (docs/spec/client-sync.md, CS55).
import { act, cleanup, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { TestSyncServer } from '../testing/test-sync-server.ts'
import { TestTab } from '../testing/test-tab.ts'
import { browserSurroundings } from './browser-surroundings.ts'
import { useTextSession, useTextState } from './use-text-session.ts'

vi.mock('./browser-surroundings.ts', () => ({ browserSurroundings: vi.fn() }))

afterEach(cleanup)

function Words({ mayEdit }: { mayEdit: boolean }) {
  const session = useTextSession({ textId: 'text1', epoch: 'epoch1', personId: 'person1', mayEdit })
  const kind = useTextState(session, ({ saveState }) => saveState.kind)
  const replica = useTextState(session, (state) => state.replica)
  return <p role="status">{`${kind} ${replica?.generation}`}</p>
}

test('[CS55] under StrictMode a text is opened once, and anew when the right to edit comes; it outlives its going', async () => {
  const server = new TestSyncServer()
  const { surroundings, session } = new TestTab(server, { personId: 'nobody' })
  session.destroy()
  vi.mocked(browserSurroundings).mockReturnValue(surroundings)
  const status = (words: string) =>
    act(() => eventually(() => expect(screen.getByRole('status').textContent).toBe(words)))
  const { rerender, unmount } = render(<Words mayEdit={false} />, { wrapper: StrictMode })
  await status('read-only 0')
  expect(server.connections).toBe(1)
  rerender(<Words mayEdit />)
  await status('saved 0')
  expect(server.connections).toBe(2)
  rerender(<Words mayEdit={false} />)
  await status('saved 0')
  expect(server.connections).toBe(2)
  rerender(<Words mayEdit />)
  await eventually(() => expect(server.connections).toBe(3))
  await status('saved 0')
  unmount()
  await eventually(() => expect(server.openConnections).toBe(0))
})

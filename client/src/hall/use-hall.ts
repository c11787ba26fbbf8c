// What the hall shows, asked every second: a wall has nobody to press "reload".
import { HALL_SCHEME, type HallShown } from '@plenary/shared/api/hall-routes'
import { useEffect, useState } from 'react'

const EVERY = 1_000
/** A dead address may be a mistake that somebody mends: looked at again, seldom. */
const DEAD = 30_000
const UNREACHABLE = 5_000
/** A network that swallows a connection never says so. */
const LONGEST_ANSWER = 8_000

export interface HallState {
  readonly shown: HallShown | undefined
  /** `dead`: nobody has opened a hall under this address, or it was closed. */
  readonly is: 'opening' | 'open' | 'unreachable' | 'dead'
  /** When the server was last heard, in Unix milliseconds. */
  readonly heardAt: number | undefined
}

const OPENING: HallState = { shown: undefined, is: 'opening', heardAt: undefined }

export function useHall(token: string): HallState {
  const [state, setState] = useState(OPENING)
  useEffect(() => {
    let tag: string | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const abort = new AbortController()
    const look = async () => {
      const answer = await ask(token, tag, abort.signal)
      if (abort.signal.aborted) return
      if (answer.is === 'open') {
        tag = answer.tag
        const { shown } = answer
        setState((before) => ({ is: 'open', shown: shown ?? before.shown, heardAt: Date.now() }))
      } else {
        if (answer.is === 'dead') tag = undefined
        setState((before) => ({
          ...before,
          is: answer.is,
          shown: answer.is === 'dead' ? undefined : before.shown,
        }))
      }
      timer = setTimeout(look, answer.is === 'open' ? EVERY : answer.is === 'dead' ? DEAD : UNREACHABLE)
    }
    void look()
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [token])
  return state
}

type Answer = { is: 'open'; tag: string; shown: HallShown | null } | { is: 'dead' | 'unreachable' }

/** Without the page's own ways to ask: nobody is signed in here. */
async function ask(token: string, known: string | undefined, signal: AbortSignal): Promise<Answer> {
  try {
    const answer = await fetch(`/api/hall${known === undefined ? '' : `?known=${known}`}`, {
      headers: { authorization: `${HALL_SCHEME} ${token}` },
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_ANSWER)]),
    })
    if (answer.status === 404) return { is: 'dead' }
    if (!answer.ok) return { is: 'unreachable' }
    return { is: 'open', ...((await answer.json()) as { tag: string; shown: HallShown | null }) }
  } catch {
    return { is: 'unreachable' }
  }
}

// The cache of what the server said. Facts are asked anew when the socket says that they changed, not by the clock.
import { notifyManager, QueryClient } from '@tanstack/react-query'
import { isProblem, ProblemError } from './problem-error.ts'

/** Refusals stay refusals: only a server that did not answer, or is restarting, is asked again. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  const passes = error instanceof ProblemError && ['unreachable', 'shutting-down'].includes(error.code)
  return passes && failures < 2
}

// Before the next frame instead of after a timer: a controlled tick that follows the cache would flicker back first.
notifyManager.setScheduler(queueMicrotask)

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: isWorthRetrying,
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
      mutations: {
        networkMode: 'always',
        // The page is to show whether it was recorded.
        onError: (error, _variables, _result, { client }) => {
          if (isProblem(error, 'unanswered')) void client.invalidateQueries()
        },
      },
    },
  })
}

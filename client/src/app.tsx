// The application: Mantine's theme, the cache of facts, the router.
import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { newRouter } from './app/routes.tsx'
import { mantineTheme, mantineVariables } from './ui/mantine-theme.ts'
import { useTheme } from './ui/theme-choice.ts'

export function App({ queryClient }: { queryClient: QueryClient }) {
  const router = useMemo(() => newRouter(queryClient), [queryClient])
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={mantineVariables}
      forceColorScheme={useTheme()}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}

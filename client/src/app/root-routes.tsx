// What every address stands below: the root, the frame with the product's header, the guard that asks who is signed in.
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { useEffect } from 'react'
import { meQuery } from '../api/people.ts'
import { keepFocus } from '../ui/kept-focus.ts'
import { Failure } from './failure.tsx'
import { NotFound } from './not-found.tsx'
import { PageFrame } from './page-frame.tsx'

export interface Context {
  queryClient: QueryClient
}

export const root = createRootRouteWithContext<Context>()({
  component: Screens,
  errorComponent: Failure,
  notFoundComponent: NotFound,
})

function Screens() {
  useEffect(() => keepFocus(document), [])
  return <Outlet />
}

/** Screens with the header of the product: everything but the desk. */
export const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: PageFrame })

/**
 * Leads to the sign-in page, and back here afterwards, when nobody is signed in. Where that cannot be asked, who
 * was known to be signed in goes on.
 */
export async function requireSignedIn({
  context,
  location,
}: {
  context: Context
  location: { href: string }
}): Promise<void> {
  const { queryClient } = context
  const known = queryClient.getQueryData(meQuery.queryKey)
  const me = await queryClient.fetchQuery(meQuery).catch((error) => known ?? Promise.reject(error))
  if (me === null) throw redirect({ to: '/sign-in', search: { return: location.href }, replace: true })
}

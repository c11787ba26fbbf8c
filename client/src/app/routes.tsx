// The addresses of the interface. Every screen is its own chunk; what needs a signed-in person asks for it first.
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { meQuery } from '../api/people.ts'
import { Failure } from './failure.tsx'
import { NotFound } from './not-found.tsx'
import { PageFrame } from './page-frame.tsx'

interface Context {
  queryClient: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  errorComponent: Failure,
  notFoundComponent: NotFound,
})

/** Screens with the header of the product: everything but the desk. */
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: PageFrame })

/** Leads to the sign-in page, and back here afterwards, when nobody is signed in. */
async function requireSignedIn({
  context,
  location,
}: {
  context: Context
  location: { href: string }
}): Promise<void> {
  const me = await context.queryClient.fetchQuery(meQuery)
  if (me === null) throw redirect({ to: '/sign-in', search: { return: location.href }, replace: true })
}

/** Only addresses of this site: never `//elsewhere.example`. */
function returnAddress(search: Record<string, unknown>): { return?: string } {
  const wanted = search.return
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? { return: wanted } : {}
}

const home = createRoute({
  getParentRoute: () => framed,
  path: '/',
  beforeLoad: requireSignedIn,
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

const signIn = createRoute({
  getParentRoute: () => framed,
  path: '/sign-in',
  validateSearch: returnAddress,
  component: lazyRouteComponent(() => import('../account/sign-in-page.tsx'), 'SignInPage'),
})

const setup = createRoute({
  getParentRoute: () => framed,
  path: '/setup',
  component: lazyRouteComponent(() => import('../account/setup-page.tsx'), 'SetupPage'),
})

const invitation = createRoute({
  getParentRoute: () => framed,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../account/invitation-page.tsx'), 'InvitationPage'),
})

const account = createRoute({
  getParentRoute: () => framed,
  path: '/account',
  beforeLoad: requireSignedIn,
  component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
})

const declaration = createRoute({
  getParentRoute: () => root,
  path: '/declarations/$declaration',
  beforeLoad: requireSignedIn,
  component: lazyRouteComponent(() => import('./desk-route.tsx'), 'DeskRoute'),
})

const declarationText = createRoute({
  getParentRoute: () => declaration,
  path: '/',
  component: lazyRouteComponent(() => import('../desk/text-view.tsx'), 'TextView'),
})

const declarationRoster = createRoute({
  getParentRoute: () => declaration,
  path: '/roster',
  component: lazyRouteComponent(() => import('../desk/roster-view.tsx'), 'RosterView'),
})

const tree = root.addChildren([
  framed.addChildren([home, signIn, setup, invitation, account]),
  declaration.addChildren([declarationText, declarationRoster]),
])

export function newRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}

// The addresses of the interface. Every screen is its own chunk; what needs a signed-in person asks for it first.
import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { returnAddress } from './return-address.ts'
import { framed, requireSignedIn, root } from './root-routes.tsx'
import { secretariatRoutes } from './secretariat-routes.tsx'

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

const declarationRecord = createRoute({
  getParentRoute: () => declaration,
  path: '/record',
  component: lazyRouteComponent(() => import('./record-route.tsx'), 'RecordRoute'),
})

const tree = root.addChildren([
  framed.addChildren([home, signIn, setup, invitation, account, ...secretariatRoutes]),
  declaration.addChildren([declarationText, declarationRoster, declarationRecord]),
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

// The addresses of the interface. Every screen is its own chunk, and its words come with it; what needs a signed-in person asks
// for it first.
import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { withWords } from '../i18n/i18n.ts'
import { returnAddress } from './return-address.ts'
import { framed, requireSignedIn, root } from './root-routes.tsx'
import { secretariatRoutes } from './secretariat-routes.tsx'
import { viewChunk } from './view-chunk.ts'

const COMPARISON_SEARCH = ['from', 'to', 'layout', 'city', 'clause', 'change'] as const
type ComparisonSearch = { [Name in (typeof COMPARISON_SEARCH)[number]]?: string | undefined }

const home = createRoute({
  getParentRoute: () => framed,
  path: '/',
  beforeLoad: requireSignedIn,
  component: lazyRouteComponent(() => withWords(import('./home-page.tsx')), 'HomePage'),
})

const signIn = createRoute({
  getParentRoute: () => framed,
  path: '/sign-in',
  validateSearch: returnAddress,
  component: lazyRouteComponent(
    () => withWords(import('../account/sign-in-page.tsx'), 'account'),
    'SignInPage',
  ),
})

const setup = createRoute({
  getParentRoute: () => framed,
  path: '/setup',
  component: lazyRouteComponent(() => withWords(import('../account/setup-page.tsx'), 'account'), 'SetupPage'),
})

const invitation = createRoute({
  getParentRoute: () => framed,
  path: '/invitation',
  component: lazyRouteComponent(
    () => withWords(import('../account/invitation-page.tsx'), 'account'),
    'InvitationPage',
  ),
})

const account = createRoute({
  getParentRoute: () => framed,
  path: '/account',
  beforeLoad: requireSignedIn,
  component: lazyRouteComponent(
    () => withWords(import('../account/account-page.tsx'), 'account'),
    'AccountPage',
  ),
})

const published = createRoute({
  getParentRoute: () => framed,
  path: '/published/$declaration',
  component: lazyRouteComponent(
    () => withWords(import('../published/published-page.tsx'), 'published', 'download'),
    'PublishedPage',
  ),
})

const hall = createRoute({
  getParentRoute: () => root,
  path: '/hall',
  component: lazyRouteComponent(
    () => withWords(import('../hall/hall-page.tsx'), 'hall', 'positions'),
    'HallPage',
  ),
})

const verify = createRoute({
  getParentRoute: () => framed,
  path: '/verify',
  component: lazyRouteComponent(() => withWords(import('../verify/verify-page.tsx')), 'VerifyPage'),
})

const declaration = createRoute({
  getParentRoute: () => root,
  path: '/declarations/$declaration',
  beforeLoad: requireSignedIn,
  component: lazyRouteComponent(() => withWords(import('./desk-route.tsx'), 'desk', 'editor'), 'DeskRoute'),
})

const declarationText = createRoute({
  getParentRoute: () => declaration,
  path: '/',
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./text-route.tsx'), 'desk', 'editor')),
    'TextRoute',
  ),
})

const declarationRoster = createRoute({
  getParentRoute: () => declaration,
  path: '/roster',
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./roster-route.tsx'), 'desk', 'roster')),
    'RosterRoute',
  ),
})

const declarationPositions = createRoute({
  getParentRoute: () => declaration,
  path: '/positions',
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./positions-route.tsx'), 'desk', 'positions', 'acts', 'decision')),
    'PositionsRoute',
  ),
})

const declarationVersions = createRoute({
  getParentRoute: () => declaration,
  path: '/versions',
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./versions-route.tsx'), 'desk', 'versions', 'compare')),
    'VersionsRoute',
  ),
})

const pastText = createRoute({
  getParentRoute: () => declaration,
  path: '/versions/past',
  validateSearch: ({ moment, at }): { moment?: string; at?: string } =>
    typeof at === 'string' ? { at } : typeof moment === 'string' ? { moment } : {},
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./past-route.tsx'), 'desk', 'versions', 'compare')),
    'PastRoute',
  ),
})

const comparison = createRoute({
  getParentRoute: () => declaration,
  path: '/versions/compare',
  // What it says is parsed by its screen, so that no schema weighs on every page.
  validateSearch: (search): ComparisonSearch =>
    Object.fromEntries(
      COMPARISON_SEARCH.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
    ),
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./compare-route.tsx'), 'desk', 'compare', 'versions', 'restore')),
    'CompareRoute',
  ),
})

const cityLedger = createRoute({
  getParentRoute: () => declaration,
  path: '/positions/$city',
  validateSearch: ({ part }): { part?: string } => (typeof part === 'string' ? { part } : {}),
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./ledger-route.tsx'), 'desk', 'positions')),
    'LedgerRoute',
  ),
})

const declarationRecord = createRoute({
  getParentRoute: () => declaration,
  path: '/record',
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./record-route.tsx'), 'desk', 'record', 'roster')),
    'RecordRoute',
  ),
})

const declarationSigning = createRoute({
  getParentRoute: () => declaration,
  path: '/signing',
  component: lazyRouteComponent(
    () => viewChunk(withWords(import('./signing-route.tsx'), 'desk', 'signing', 'download')),
    'SigningRoute',
  ),
})

const tree = root.addChildren([
  framed.addChildren([home, signIn, setup, invitation, account, published, verify, ...secretariatRoutes]),
  hall,
  declaration.addChildren([
    declarationText,
    declarationPositions,
    cityLedger,
    declarationVersions,
    pastText,
    comparison,
    declarationRoster,
    declarationSigning,
    declarationRecord,
  ]),
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

// The addresses of the secretariat, and of the plenaries that it and the heads of delegation look after.
import { type AsyncRouteComponent, createRoute, lazyRouteComponent, useParams } from '@tanstack/react-router'
import { isSecretariat, meQuery } from '../api/people.ts'
import { ProblemError } from '../api/problem-error.ts'
import { withWords } from '../i18n/i18n.ts'
import { Failure } from './failure.tsx'
import { framed, requireSignedIn } from './root-routes.tsx'

/** Refused before anything is asked of the server, which would refuse it too. */
async function requireSecretariat(asked: Parameters<typeof requireSignedIn>[0]): Promise<void> {
  await requireSignedIn(asked)
  const me = await asked.context.queryClient.fetchQuery(meQuery)
  if (!isSecretariat(me ?? undefined)) throw new ProblemError('forbidden', 403)
}

/** A screen of the plenary that the address names. */
function ofPlenary(Screen: AsyncRouteComponent<{ plenaryId: string }>): AsyncRouteComponent<object> {
  function PlenaryScreen() {
    const { plenary = '' } = useParams({ strict: false })
    return <Screen key={plenary} plenaryId={plenary} />
  }
  return Object.assign(PlenaryScreen, { preload: () => Screen.preload?.() })
}

const secretariat = createRoute({
  getParentRoute: () => framed,
  path: '/secretariat',
  beforeLoad: requireSecretariat,
  errorComponent: Failure,
  component: lazyRouteComponent(
    () => withWords(import('../secretariat/secretariat-area.tsx'), 'secretariat'),
    'SecretariatArea',
  ),
})

const secretariatHome = createRoute({
  getParentRoute: () => secretariat,
  path: '/',
  component: lazyRouteComponent(
    () => withWords(import('../secretariat/secretariat-home.tsx'), 'secretariat'),
    'SecretariatHome',
  ),
})

const cities = createRoute({
  getParentRoute: () => secretariat,
  path: '/cities',
  component: lazyRouteComponent(
    () => withWords(import('../secretariat/cities-page.tsx'), 'secretariat'),
    'CitiesPage',
  ),
})

const secretariatPeople = createRoute({
  getParentRoute: () => secretariat,
  path: '/people',
  component: lazyRouteComponent(
    () => withWords(import('../people/people-page.tsx'), 'people'),
    'SecretariatPeople',
  ),
})

const newPlenary = createRoute({
  getParentRoute: () => framed,
  path: '/secretariat/plenaries/new',
  beforeLoad: requireSecretariat,
  errorComponent: Failure,
  component: lazyRouteComponent(
    () => withWords(import('../secretariat/new-plenary-page.tsx'), 'secretariat'),
    'NewPlenaryPage',
  ),
})

const plenary = createRoute({
  getParentRoute: () => framed,
  path: '/plenaries/$plenary',
  beforeLoad: requireSignedIn,
  errorComponent: Failure,
  component: ofPlenary(
    lazyRouteComponent(
      () => withWords(import('../secretariat/plenary-area.tsx'), 'secretariat'),
      'PlenaryArea',
    ),
  ),
})

const plenaryDeclarations = createRoute({
  getParentRoute: () => plenary,
  path: '/',
  beforeLoad: requireSecretariat,
  errorComponent: Failure,
  component: ofPlenary(
    lazyRouteComponent(
      () => withWords(import('../secretariat/plenary-declarations.tsx'), 'secretariat'),
      'PlenaryDeclarations',
    ),
  ),
})

const plenaryRoster = createRoute({
  getParentRoute: () => plenary,
  path: '/roster',
  beforeLoad: requireSecretariat,
  errorComponent: Failure,
  component: ofPlenary(
    lazyRouteComponent(
      () => withWords(import('../secretariat/plenary-roster.tsx'), 'secretariat', 'decision'),
      'PlenaryRoster',
    ),
  ),
})

const plenaryPeople = createRoute({
  getParentRoute: () => plenary,
  path: '/people',
  validateSearch: ({ city }: Record<string, unknown>): { city?: string } =>
    typeof city === 'string' ? { city } : {},
  component: ofPlenary(
    lazyRouteComponent(() => withWords(import('../people/people-page.tsx'), 'people'), 'PlenaryPeople'),
  ),
})

const plenaryDetails = createRoute({
  getParentRoute: () => plenary,
  path: '/details',
  beforeLoad: requireSecretariat,
  errorComponent: Failure,
  component: ofPlenary(
    lazyRouteComponent(
      () => withWords(import('../secretariat/plenary-details.tsx'), 'secretariat'),
      'PlenaryDetails',
    ),
  ),
})

const newDeclaration = createRoute({
  getParentRoute: () => framed,
  path: '/plenaries/$plenary/declarations/new',
  beforeLoad: requireSecretariat,
  errorComponent: Failure,
  component: ofPlenary(
    lazyRouteComponent(
      () => withWords(import('../import/new-declaration-page.tsx'), 'importing'),
      'NewDeclarationPage',
    ),
  ),
})

const ownDelegations = createRoute({
  getParentRoute: () => framed,
  path: '/people',
  beforeLoad: requireSignedIn,
  component: lazyRouteComponent(
    () => withWords(import('../people/own-delegations.tsx'), 'people'),
    'OwnDelegations',
  ),
})

export const secretariatRoutes = [
  secretariat.addChildren([secretariatHome, cities, secretariatPeople]),
  newPlenary,
  plenary.addChildren([plenaryDeclarations, plenaryRoster, plenaryPeople, plenaryDetails]),
  newDeclaration,
  ownDelegations,
]

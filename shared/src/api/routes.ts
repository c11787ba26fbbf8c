// Every route of the API, by name. A route that is not here does not exist.
import { auditRoutes } from './audit-routes.ts'
import { authorityRoutes } from './authority-routes.ts'
import { authorshipRoutes } from './authorship-routes.ts'
import { declarationRoutes } from './declaration-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { hallRoutes } from './hall-routes.ts'
import { lifeRoutes } from './life-routes.ts'
import { newsRoutes } from './news-routes.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { pastRoutes } from './past-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { plenaryRoutes } from './plenary-routes.ts'
import { positionRoutes } from './position-routes.ts'
import { proxyRoutes } from './proxy-routes.ts'
import { publicationRoutes } from './publication-routes.ts'
import { restorationRoutes } from './restoration-routes.ts'
import type { Route } from './route.ts'
import { ceremonyRoutes, outsideRoutes, signingRoutes } from './signing-routes.ts'
import { versionRoutes } from './version-routes.ts'

export const routes = {
  ...peopleRoutes,
  ...passkeyRoutes,
  ...plenaryRoutes,
  ...declarationRoutes,
  ...lifeRoutes,
  ...versionRoutes,
  ...positionRoutes,
  ...proxyRoutes,
  ...pastRoutes,
  ...restorationRoutes,
  ...authorshipRoutes,
  ...exportRoutes,
  ...publicationRoutes,
  ...newsRoutes,
  ...hallRoutes,
  ...signingRoutes,
  ...ceremonyRoutes,
  ...outsideRoutes,
  ...authorityRoutes,
  ...auditRoutes,
}
export type RouteName = keyof typeof routes

export const routeList: readonly (Route & { name: RouteName })[] = Object.entries(routes).map(
  ([name, definition]) => ({ ...definition, name: name as RouteName }),
)

// Who may act for whom: a holder for an absent principal, within the proxy's scope, only while the holder is present.
import * as z from 'zod'

export const PROXY_SCOPES = ['speak', 'decide', 'sign'] as const
export type ProxyScope = (typeof PROXY_SCOPES)[number]
export const proxyScopeSchema = z.enum(PROXY_SCOPES)

export interface ProxyLetter {
  readonly principalId: string
  readonly holderId: string
  readonly scopes: readonly ProxyScope[]
  /** The letter that gives it. */
  readonly letter: string
}

export interface Attendance {
  readonly cityId: string
  readonly present: boolean
}

/** The proxies that hold now: both are on the roster, the holder is there and the principal is not. */
export function proxiesInForce(
  proxies: readonly ProxyLetter[],
  roster: readonly Attendance[],
): ProxyLetter[] {
  const isPresent = new Map(roster.map(({ cityId, present }) => [cityId, present]))
  return proxies.filter(
    ({ holderId, principalId }) => isPresent.get(holderId) === true && isPresent.get(principalId) === false,
  )
}

/** The cities for which this city acts besides itself. */
export function principalsOf(
  holderId: string,
  scope: ProxyScope,
  proxies: readonly ProxyLetter[],
  roster: readonly Attendance[],
): string[] {
  return proxiesInForce(proxies, roster)
    .filter((proxy) => proxy.holderId === holderId && proxy.scopes.includes(scope))
    .map(({ principalId }) => principalId)
}

/** The city that acts in this one's place; undefined where it acts itself. */
export function holderFor(
  principalId: string,
  scope: ProxyScope,
  proxies: readonly ProxyLetter[],
  roster: readonly Attendance[],
): string | undefined {
  return proxiesInForce(proxies, roster).find(
    (proxy) => proxy.principalId === principalId && proxy.scopes.includes(scope),
  )?.holderId
}

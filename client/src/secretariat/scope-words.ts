// What a proxy covers, in words.
import type { ProxyScope } from '@plenary/shared/positions/proxies'

export const SCOPE_WORDS = {
  speak: 'scopeSpeak',
  decide: 'scopeDecide',
  sign: 'scopeSign',
} as const satisfies Record<ProxyScope, string>

// What blocks the adoption, what is open and what a change of the roster did to it, as sentences.
import type { DecisionEffect } from '@plenary/shared/positions/decision-effects'
import type { ShownBlocker, ShownCity, ShownDecision } from '@plenary/shared/positions/shown-decision'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormats } from './format.ts'
import { numberRuns } from './number-runs.ts'
import type { decision } from './words/en/decision.ts'

const STATED = {
  agrees: 'standAgrees',
  'ad-referendum': 'standAdReferendum',
  reserves: 'standReserves',
  abstains: 'standAbstains',
} as const satisfies Partial<Record<ShownCity['stand'], keyof typeof decision>>

const PROXY_EFFECTS = {
  'acted-for': 'effectActedFor',
  'acted-for-no-more': 'effectActedForNoMore',
  'proxy-ended': 'effectProxyEnded',
} as const

export function useDecisionWords(
  { rule, numberStyle, clauses: all }: ShownDecision,
  nameOf: (cityId: string) => string,
) {
  const { t } = useTranslation('decision')
  const { list } = useFormats()
  const isConsensus = rule.kind === 'consensus'

  /** `clause 2`, `clauses 1 and 3 to 5`, `all clauses`, `the whole text`. */
  function parts(numbers: readonly number[]): string {
    if (numbers.length === 0) return t('wholeText')
    if (numbers.length === all && all > 1) return t('allClauses')
    const word = numberStyle === 'article' ? 'articles' : 'clauses'
    const runs = numberRuns(numbers).map(([from, to]) =>
      from === to ? `${from}` : t('runOfNumbers', { from, to }),
    )
    return t(word, { count: numbers.length, numbers: list(runs) })
  }

  function blocker(one: ShownBlocker, cities: readonly string[]): string {
    if (one.kind === 'quorum') return t('blockerQuorum', one)
    if (one.kind === 'threshold') return t('blockerThreshold', one)
    if (one.kind === 'open-clauses') return t('openClauses', { count: one.clauses.length })
    const values = { count: cities.length, cities: list(cities.map(nameOf)), parts: parts(one.clauses) }
    return t(
      ({ objects: 'blockerObjects', stale: 'openStale', silent: 'openSilent' } as const)[one.kind],
      values,
    )
  }

  function counted({ cityId, stand, clauses }: ShownCity): string {
    const values = { city: nameOf(cityId), count: clauses.length, parts: parts(clauses) }
    if (stand === 'silent') return t('effectCountsSilent', values)
    if (stand === 'stale') return t('effectCountsStale', values)
    if (stand === 'objects') return t(isConsensus ? 'effectCountsObjects' : 'effectCountsObjection', values)
    return t('effectCountsStated', { ...values, stated: t(STATED[stand]) })
  }

  function uncounted({ cityId, stand }: ShownCity): string {
    const values = { city: nameOf(cityId) }
    if (stand === 'silent' || stand === 'stale') return t('effectUncountedOpen', values)
    return t(stand === 'objects' && isConsensus ? 'effectUncountedObjects' : 'effectUncounted', values)
  }

  function effect(one: DecisionEffect): string {
    switch (one.kind) {
      case 'counts':
        return counted(one.city)
      case 'counts-no-more':
        return uncounted(one.city)
      case 'arrived':
      case 'left':
        return t(one.kind === 'arrived' ? 'effectArrived' : 'effectLeft', { city: nameOf(one.cityId) })
      case 'acted-for':
      case 'acted-for-no-more':
      case 'proxy-ended':
        return t(PROXY_EFFECTS[one.kind], { city: nameOf(one.cityId), holder: nameOf(one.holderId) })
      case 'blocks':
        return one.after === 0 ? t('effectNothingBlocks') : t('effectBlocks', { count: one.after })
    }
  }

  return {
    against: ({ against }: ShownDecision) => grouped(against).map(([one, cities]) => blocker(one, cities)),
    open: ({ open }: ShownDecision) => grouped(open).map(([one, cities]) => blocker(one, cities)),
    effects: (effects: readonly DecisionEffect[]) => sentencesOf(effects.map(effect), effects, t),
  }
}

function sentencesOf(
  said: readonly string[],
  effects: readonly DecisionEffect[],
  t: TFunction<'decision'>,
): readonly string[] {
  const isUnchanged = effects.every(({ kind }) => kind === 'arrived' || kind === 'left')
  return said.length > 0 && isUnchanged ? [...said, t('effectNone')] : said
}

/** Cities that are silent on the same clauses, or have the same to reaffirm, share a sentence; an objection stands alone. */
function grouped(blockers: readonly ShownBlocker[]): [ShownBlocker, string[]][] {
  const groups = new Map<string, [ShownBlocker, string[]]>()
  for (const blocker of blockers) {
    const cities = 'cityId' in blocker ? [blocker.cityId] : []
    const about = 'clauses' in blocker ? blocker.clauses.join(' ') : ''
    const key = blocker.kind === 'objects' ? `objects ${blocker.cityId}` : `${blocker.kind} ${about}`
    const group = groups.get(key)
    if (group) group[1].push(...cities)
    else groups.set(key, [blocker, cities])
  }
  return [...groups.values()]
}

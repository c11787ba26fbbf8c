// Each piece of news as one sentence, and what stands small below it.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { outlineOfContent } from '@plenary/shared/declaration/outline'
import type { LedgerAct, Position } from '@plenary/shared/positions/position'
import type { ProxyScope } from '@plenary/shared/positions/proxies'
import type { ContentJson } from '@plenary/shared/schema/content'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ROSTER_FACTS, type RosterFact } from '../api/roster.ts'
import { clauseWords } from '../i18n/clause-words.ts'
import { useFormats } from '../i18n/format.ts'
import type { news } from '../i18n/words/en/news.ts'
import type { DissentKind, NewsItem, StaleNews } from './news-of.ts'
import type { NewsPlace } from './use-news.ts'

export interface NewsSentence {
  readonly said: string
  readonly more?: string | undefined
  /** Why, in the words of who did it. */
  readonly reason?: string | null
}

type Key = keyof typeof news

/** From so many cities on, the first ones are named and the others counted. */
const COUNTED = 4
const NAMED = 2

const CHANGED_AFTER = {
  agrees: 'changedAfterAgrees',
  'ad-referendum': 'changedAfterAdReferendum',
  reserves: 'changedAfterReserves',
  objects: 'changedAfterObjects',
  abstains: 'changedAfterAbstains',
} as const satisfies Record<Position, Key>
const DISSENTS = {
  objected: 'objected',
  reserved: 'reserved',
  'objection-withdrawn': 'objectionWithdrawn',
  'reservation-withdrawn': 'reservationWithdrawn',
} as const satisfies Record<DissentKind, Key>
const ACTS = {
  agrees: 'actAgrees',
  'ad-referendum': 'actAdReferendum',
  reserves: 'actReserves',
  objects: 'actObjects',
  abstains: 'actAbstains',
  withdrawn: 'actWithdrawn',
} as const satisfies Record<LedgerAct, Key>
const SCOPES = {
  speak: 'scopeSpeak',
  decide: 'scopeDecide',
  sign: 'scopeSign',
} as const satisfies Record<ProxyScope, Key>
const FACTS: Record<RosterFact, readonly [yes: Key, no: Key]> = {
  member: ['isMember', 'isNotMember'],
  present: ['isPresent', 'isNotPresent'],
  counts: ['doesCount', 'doesNotCount'],
  named: ['isNamed', 'isNotNamed'],
  signs: ['doesSign', 'doesNotSign'],
}

export function useNewsWords({
  declaration,
  text,
  content,
}: NewsPlace & { content: ContentJson }): (item: NewsItem) => NewsSentence {
  const { t } = useTranslation('news')
  const { list } = useFormats()
  const { cityOf, partOf } = useNames(declaration.roster, content, text.numberStyle)
  const citiesOf = (cities: readonly string[]) =>
    cities.length < COUNTED
      ? list(cities.map(cityOf))
      : t('andMore', {
          cities: cities.slice(0, NAMED).map(cityOf).join(t('between')),
          count: cities.length - NAMED,
        })
  const staleSentence = ({ clauseId, cities, position, change }: StaleNews): NewsSentence => ({
    said: t(position ? CHANGED_AFTER[position] : 'changedAfterMixed', {
      part: clauseId === null ? t('theText') : partOf(clauseId, false),
      cities: citiesOf(cities),
    }),
    more: change && t('changedLast', { city: change.cityId ? cityOf(change.cityId) : t('secretariat') }),
  })
  return (item) => {
    switch (item.kind) {
      case 'stale':
        return staleSentence(item)
      case 'stated-for-own': {
        const names = { holder: cityOf(item.holderId), city: cityOf(item.cityId) }
        const said = { ...names, part: partOf(item.clauseId, true), act: t(ACTS[item.act]) }
        return { said: t(item.act === 'withdrawn' ? 'withdrawnForOwn' : 'statedForOwn', said) }
      }
      case 'clause-locked':
        return { said: t('locked', { part: partOf(item.clauseId, true) }) }
      case 'clause-unlocked':
        return { said: t('unlocked', { part: partOf(item.clauseId, true) }), reason: item.reason }
      case 'text-closed':
        return { said: t('closed', { number: item.number }) }
      case 'text-reopened':
        return { said: t('reopened'), reason: item.reason }
      case 'declaration-adopted':
        return { said: t('adopted', { number: item.number }) }
      case 'signing-opened':
        return { said: t('signingOpened', { number: item.number }) }
      case 'signing-aborted':
        return { said: t('signingAborted'), reason: item.reason }
      case 'signing-concluded':
        return { said: t('signingConcluded', { number: item.number }) }
      case 'proxy-put':
        return {
          said: t('proxyGiven', {
            holder: cityOf(item.holderId),
            city: cityOf(item.principalId),
            scopes: list(item.scopes.map((scope) => t(SCOPES[scope]))),
          }),
        }
      case 'proxy-removed':
        return { said: t('proxyEnded', { holder: cityOf(item.holderId), city: cityOf(item.principalId) }) }
      case 'roster-entry-put': {
        const changed = ROSTER_FACTS.filter((fact) => item.facts[fact] !== undefined)
        const facts = list(changed.map((fact) => t(FACTS[fact][item.facts[fact] ? 0 : 1])))
        return { said: t(item.isNew ? 'rosterNew' : 'rosterChanged', { city: cityOf(item.cityId), facts }) }
      }
      case 'roster-entry-removed':
        return { said: t('rosterGone', { city: cityOf(item.cityId) }) }
      default: {
        const names = { city: cityOf(item.cityId), part: partOf(item.clauseId, true) }
        const holder = item.holderId === null ? undefined : { city: cityOf(item.holderId) }
        return { said: t(DISSENTS[item.kind], names), more: holder && t('byProxy', holder) }
      }
    }
  }
}

function useNames(
  roster: NewsPlace['declaration']['roster'],
  content: ContentJson,
  style: NewsPlace['text']['numberStyle'],
) {
  const { t, i18n } = useTranslation('news')
  const { t: ofDesk } = useTranslation('desk')
  return useMemo(() => {
    const names = new Map(roster.map(({ city }) => [city.id, nameIn(city.names, i18n.language)]))
    const paths = new Map(outlineOfContent(content, style).map(({ id, path }) => [id, path]))
    return {
      cityOf: (cityId: string) => names.get(cityId) ?? t('formerCity'),
      partOf: (clauseId: string | null, isInside: boolean) => {
        if (clauseId === null) return t('wholeText')
        const path = paths.get(clauseId)
        return path ? clauseWords(path, style, isInside, ofDesk) : t('goneClause')
      },
    }
  }, [roster, content, style, t, ofDesk, i18n.language])
}

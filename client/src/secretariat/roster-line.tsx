// A city on the roster: five ticks with words, a note where two of them seldom go together, and the way off.
import { Checkbox } from '@mantine/core'
import type { Person } from '@plenary/shared/api/people-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { ROSTER_FACTS, type RosterFact, type RosterFacts, useRemoveRosterEntry } from '../api/roster.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Ask } from '../ui/ask.tsx'
import { IconAlertTriangle } from '../ui/icons.ts'
import { Tile } from '../ui/tile.tsx'
import { HeadChoice } from './head-choice.tsx'
import { ProxyFacts, type ProxyFactsProps } from './proxy-facts.tsx'
import styles from './roster.module.css'
import { isObserver, pairNotes, sharesCodeWith } from './roster-notes.ts'

const FACT_WORDS = {
  member: ['isMember', 'isNotMember'],
  present: ['isPresent', 'isNotPresent'],
  counts: ['doesCount', 'doesNotCount'],
  named: ['isNamed', 'isNotNamed'],
  signs: ['doesSign', 'doesNotSign'],
} as const satisfies Record<RosterFact, readonly [string, string]>

export interface RosterLineProps {
  plenaryId: string
  entry: RosterEntry
  roster: readonly RosterEntry[]
  isHost: boolean
  /** Of the city, observers too; undefined while they are not known. */
  people: readonly Person[] | undefined
  proxies: Omit<ProxyFactsProps, 'cityId'>
  onPut: (changed: Partial<RosterFacts>) => void
}

export function RosterLine({ plenaryId, entry, roster, isHost, people, proxies, onPut }: RosterLineProps) {
  const { t } = useTranslation('secretariat')
  const { list } = useFormats()
  const { city, palette } = entry
  const name = nameIn(city.names, interfaceLanguage())
  const observers = people?.filter(({ role }) => role === 'observer') ?? []
  const observes = isObserver(entry, people ?? [])
  return (
    <tr>
      <th scope="row">
        <span>
          <Tile code={nameIn(city.codes, interfaceLanguage())} palette={palette} isSmall />
          <span>
            {name}
            {isHost && <small className={styles.aside}>{t('host')}</small>}
            {observes && <small className={styles.aside}>{t('observer')}</small>}
          </span>
        </span>
      </th>
      {ROSTER_FACTS.map((fact) => {
        const [yes, no] = FACT_WORDS[fact]
        return (
          <td key={fact}>
            <Checkbox
              size="xs"
              checked={entry[fact]}
              label={t(entry[fact] ? yes : no)}
              aria-label={t('factOf', { city: name, fact: t(fact) })}
              onChange={(event) => onPut({ [fact]: event.currentTarget.checked })}
            />
          </td>
        )
      })}
      <td className={styles.head} data-label={observes ? undefined : t('head')}>
        {!observes && (
          <HeadChoice
            plenaryId={plenaryId}
            cityId={city.id}
            city={name}
            people={people?.filter(({ role }) => role !== 'observer')}
          />
        )}
        {observers.length > 0 && (
          <small>{t('observersAre', { names: list(observers.map((person) => person.name)) })}</small>
        )}
      </td>
      <td className={styles.proxies} data-label={t('proxy')}>
        <ProxyFacts cityId={city.id} {...proxies} />
      </td>
      <td className={styles.notes}>
        <Notes entry={entry} roster={roster} observes={observes} />
      </td>
      <td>
        <TakeOff plenaryId={plenaryId} cityId={city.id} name={name} />
      </td>
    </tr>
  )
}

function Notes({
  entry,
  roster,
  observes,
}: Pick<RosterLineProps, 'entry' | 'roster'> & { observes: boolean }) {
  const { t } = useTranslation('secretariat')
  const twin = sharesCodeWith(entry, roster)
  const notes = [
    ...(observes && entry.counts ? [t('noteCountsObserver')] : []),
    ...pairNotes(entry).map((note) => t(note)),
    ...(twin ? [t('noteCodeShared', { city: nameIn(twin.names, interfaceLanguage()) })] : []),
  ]
  return notes.map((note) => (
    <p key={note}>
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />
      {note}
    </p>
  ))
}

function TakeOff({ plenaryId, cityId, name }: { plenaryId: string; cityId: string; name: string }) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const remove = useRemoveRosterEntry(plenaryId)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button quiet small"
        aria-label={t('rosterTakeOffNamed', { city: name })}
        onClick={() => setAsking(true)}
      >
        {t('rosterTakeOff')}
      </button>
      {remove.isError && (
        <p role="alert" className={styles.refusal}>
          {problemSentence(remove.error, t('shell:offlineBody'))}
        </p>
      )}
      {isAsking && (
        <Ask
          question={t('rosterTakeOffAsk', { city: name })}
          consequence={t('rosterTakeOffConsequence')}
          act={t('rosterTakeOffAct', { city: name })}
          onAct={() => {
            setAsking(false)
            remove.mutate(cityId)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

// Who heads a delegation, chosen from its people during the meeting; where it has nobody, the way to invite somebody.
import type { Person } from '@plenary/shared/api/people-routes'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeRole } from '../api/participants.ts'
import { problemSentence } from '../api/problem-error.ts'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { Ask } from '../ui/ask.tsx'
import { ChoiceMenu } from '../ui/choice-menu.tsx'
import styles from './roster.module.css'

export interface HeadChoiceProps {
  plenaryId: string
  cityId: string
  /** The city's name. */
  city: string
  /** Of the city's delegation; undefined while they are not known. */
  people: readonly Person[] | undefined
}

export function HeadChoice({ plenaryId, cityId, city, people }: HeadChoiceProps) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const change = useChangeRole(plenaryId)
  const [asked, setAsked] = useState<Person>()
  const [said, setSaid] = useState<{ name: string; former: string | undefined }>()
  if (!people) return null
  const head = people.find(({ role }) => role === 'head')
  const make = ({ membershipId, name }: Person) => {
    setAsked(undefined)
    setSaid(undefined)
    const former = head?.name
    change.mutate({ membership: membershipId, role: 'head' }, { onSuccess: () => setSaid({ name, former }) })
  }
  const choose = (membershipId: string) => {
    const person = people.find((each) => each.membershipId === membershipId)
    if (!person) return
    if (head) setAsked(person)
    else make(person)
  }
  if (people.length === 0) {
    return (
      <>
        <span className={styles.nobody}>{t('headNone')}</span>
        <Link to="/plenaries/$plenary/people" params={{ plenary: plenaryId }} search={{ city: cityId }}>
          {t('headInvite')} <span className="spoken">{city}</span>
        </Link>
      </>
    )
  }
  return (
    <>
      <ChoiceMenu
        label={t('headOf', { city })}
        shown={head?.name ?? <span className={styles.nobody}>{t('headNone')}</span>}
        value={head?.membershipId}
        choices={people.map(({ membershipId, name, role }) => ({
          value: membershipId,
          label: role === 'head' ? name : t('someoneAs', { name, role: t(`shell:${ROLE_WORDS[role]}`) }),
        }))}
        onChoose={choose}
      />
      <span role="status" className={styles.said}>
        {said &&
          (said.former === undefined
            ? t('headMade', { ...said, city })
            : t('headMadeInstead', { ...said, city }))}
      </span>
      {change.isError && (
        <span role="alert" className={styles.refusal}>
          {problemSentence(change.error, t('shell:offlineBody'))}
        </span>
      )}
      {asked && head && (
        <Ask
          question={t('headAsk', { name: asked.name, city })}
          consequence={t('headConsequence', { name: asked.name, former: head.name, city })}
          act={t('headAct', { name: asked.name })}
          onAct={() => make(asked)}
          onCancel={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

// The function of a person, with the menu to change it where whoever looks may.
import { isAllowed } from '@plenary/shared/access/access-table'
import { PLENARY_ROLES, type PlenaryRole } from '@plenary/shared/access/roles'
import type { Person } from '@plenary/shared/api/people-routes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChangeRole } from '../api/participants.ts'
import { useMe } from '../api/people.ts'
import { problemSentence } from '../api/problem-error.ts'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { Ask } from '../ui/ask.tsx'
import { ChoiceMenu } from '../ui/choice-menu.tsx'
import lines from '../ui/lines.module.css'
import type { Place } from './people-groups.ts'

export interface PersonRoleProps {
  person: Person
  place: Place
  /** The function in words. */
  shown: string
  /** The head of the person's delegation. */
  head: Person | undefined
}

export function PersonRole({ person, place, shown, head }: PersonRoleProps) {
  const { t } = useTranslation(['people', 'shell'])
  const me = useMe()
  const change = useChangeRole(place.plenaryId)
  const [isAsking, setAsking] = useState(false)
  const { name, membershipId, role } = person
  const choices = me?.id === person.personId ? [] : rolesFor(person, place)
  const become = (wanted: PlenaryRole) => {
    setAsking(false)
    change.mutate({ membership: membershipId, role: wanted })
  }
  if (choices.length === 0) return <span className={lines.fact}>{shown}</span>
  return (
    <>
      <span className={lines.fact}>
        <ChoiceMenu
          label={t('roleOf', { name })}
          shown={shown}
          value={PLENARY_ROLES.find((each) => each === role)}
          choices={choices.map((value) => ({ value, label: t(`shell:${ROLE_WORDS[value]}`) }))}
          onChoose={(wanted) => (wanted === 'head' && head ? setAsking(true) : become(wanted))}
        />
      </span>
      {change.isError && (
        <p role="alert" className={lines.fault}>
          {problemSentence(change.error, t('shell:offlineBody'))}
        </p>
      )}
      {isAsking && head && (
        <Ask
          question={t('headAsk', { name })}
          consequence={t('headConsequence', { former: head.name })}
          act={t('headAct', { name })}
          onAct={() => become('head')}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** The functions among which the person can be given another one: none where it is not for whoever looks to say. */
function rolesFor({ role, cityId }: Person, { ownCityId, roster }: Place): readonly PlenaryRole[] {
  const hasDelegation = roster.some(({ city }) => city.id === cityId)
  if (role === 'secretariat' || !hasDelegation) return []
  const asked = { role: ownCityId === null ? 'secretariat' : 'head', ownCity: ownCityId } as const
  const question = { ...asked, state: 'drafting', city: cityId } as const
  if (isAllowed({ ...question, action: 'change-role' })) return PLENARY_ROLES
  const isAmongDrafters = role === 'drafter' || role === 'viewer'
  return isAmongDrafters && isAllowed({ ...question, action: 'choose-drafters' }) ? ['drafter', 'viewer'] : []
}

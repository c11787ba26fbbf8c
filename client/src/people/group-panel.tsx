// One delegation, the observers, or the secretariat: who is in, who is invited.
import type { Invitation, Person } from '@plenary/shared/api/people-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReissueInvitation, useWithdrawInvitation } from '../api/invitations.ts'
import { useIsMailSent } from '../api/mail-choices.ts'
import { useIssueSignInLink, useRemovePerson } from '../api/participants.ts'
import { isSecretariat, useMe } from '../api/people.ts'
import { problemSentence } from '../api/problem-error.ts'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Ask } from '../ui/ask.tsx'
import lines from '../ui/lines.module.css'
import { Tile } from '../ui/tile.tsx'
import styles from './group-panel.module.css'
import { cityName, type PeopleGroup, type Place } from './people-groups.ts'
import { PersonRole } from './person-role.tsx'
import type { ShownLink } from './single-use-link.tsx'

export interface GroupPanelProps {
  group: PeopleGroup
  /** Everybody at the place. */
  people: readonly Person[]
  place: Place
  onLink: (link: ShownLink) => void
}

export function GroupPanel({ group, people, place, onLink }: GroupPanelProps) {
  const { t } = useTranslation('people')
  const { title, entry, persons, invitations } = group
  return (
    <section className={styles.group}>
      <h2>
        {entry && (
          <Tile code={nameIn(entry.city.codes, interfaceLanguage())} palette={entry.palette} isSmall />
        )}
        {title}
        {persons.length + invitations.length === 0 && <small>{t('nobody')}</small>}
      </h2>
      <ul className={lines.lines}>
        {persons.map((person) => (
          <PersonLine
            key={person.membershipId}
            person={person}
            head={people.find(({ role, cityId }) => role === 'head' && cityId === person.cityId)}
            place={place}
            onLink={onLink}
          />
        ))}
        {invitations.map((invitation) => (
          <InvitationLine key={invitation.id} invitation={invitation} place={place} onLink={onLink} />
        ))}
      </ul>
    </section>
  )
}

interface PersonLineProps extends Omit<GroupPanelProps, 'group' | 'people'> {
  person: Person
  /** Of the person's delegation. */
  head: Person | undefined
}

function PersonLine({ person, head, place, onLink }: PersonLineProps) {
  const { t } = useTranslation(['people', 'shell'])
  const me = useMe()
  const remove = useRemovePerson(place.plenaryId)
  const signInLink = useIssueSignInLink()
  const [isAsking, setAsking] = useState(false)
  const { name, email, membershipId, personId } = person
  const error = remove.error ?? signInLink.error
  const issue = () =>
    signInLink.mutate(membershipId, {
      onSuccess: (link) => onLink({ ...link, title: t('linkSignIn', { name }), mailedTo: null }),
    })
  return (
    <li>
      <div className={lines.what}>
        <b>{name}</b>
        <small>{email}</small>
      </div>
      <PersonRole person={person} place={place} shown={functionOf(person, place, t)} head={head} />
      {me?.id === personId ? (
        <span className={lines.fact}>{t('you')}</span>
      ) : (
        <div className={lines.acts}>
          {isSecretariat(me) && (
            <button
              type="button"
              className="button small"
              aria-label={t('signInLinkNamed', { name })}
              onClick={issue}
            >
              {t('signInLink')}
            </button>
          )}
          <button
            type="button"
            className="button small"
            aria-label={t('removeNamed', { name })}
            onClick={() => setAsking(true)}
          >
            {t('remove')}
          </button>
        </div>
      )}
      {error && (
        <p role="alert" className={lines.fault}>
          {problemSentence(error, t('shell:offlineBody'))}
        </p>
      )}
      {isAsking && (
        <Ask
          question={t('removeAsk', { name })}
          consequence={t('removeConsequence')}
          act={t('removeNamed', { name })}
          onAct={() => {
            setAsking(false)
            remove.mutate(membershipId)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  )
}

function InvitationLine({
  invitation,
  place,
  onLink,
}: Omit<GroupPanelProps, 'group' | 'people'> & { invitation: Invitation }) {
  const { t } = useTranslation(['people', 'shell'])
  const { dayAndMinute } = useFormats()
  const reissue = useReissueInvitation(place.plenaryId)
  const withdraw = useWithdrawInvitation(place.plenaryId)
  const isMailSent = useIsMailSent()
  const [isAsking, setAsking] = useState(false)
  const { id, email, state, expiresAt } = invitation
  const role = functionOf(invitation, place, t)
  const who = email ?? role
  const error = reissue.error ?? withdraw.error
  const issue = () =>
    reissue.mutate(id, {
      onSuccess: (link) => {
        const mailedTo = isMailSent ? email : null
        onLink({ ...link, title: t('linkInvitation', { who }), mailedTo })
      },
    })
  return (
    <li>
      <div className={lines.what}>
        <b className={styles.invited}>
          {t('invited')}: {email ?? t('anyAddress')}
        </b>
        <small>{t(state, { time: dayAndMinute(expiresAt) })}</small>
      </div>
      <span className={lines.fact}>{role}</span>
      <div className={lines.acts}>
        <button
          type="button"
          className="button small"
          aria-label={t('reissueNamed', { who })}
          onClick={issue}
        >
          {t('reissue')}
        </button>
        <button
          type="button"
          className="button small"
          aria-label={t('withdrawNamed', { who })}
          onClick={() => setAsking(true)}
        >
          {t('withdraw')}
        </button>
      </div>
      {error && (
        <p role="alert" className={lines.fault}>
          {problemSentence(error, t('shell:offlineBody'))}
        </p>
      )}
      {isAsking && (
        <Ask
          question={t('withdrawAsk', { who })}
          consequence={t('withdrawConsequence')}
          act={t('withdraw')}
          onAct={() => {
            setAsking(false)
            withdraw.mutate(id)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  )
}

/** The function in words; an observer's with the city, if there is one. */
function functionOf(
  { role, cityId }: Pick<Person, 'role' | 'cityId'>,
  place: Place,
  t: ReturnType<typeof useTranslation<['people', 'shell']>>['t'],
): string {
  const city = role === 'observer' ? cityName(place, cityId) : undefined
  const word = t(`shell:${ROLE_WORDS[role]}`)
  return city === undefined ? word : t('someone', { role: word, city })
}

// Inviting a person: function, city, an address if it shall be for one account only; the link comes back to be sent.
import { NativeSelect, TextInput } from '@mantine/core'
import { type InvitableRole, isDelegationRole, PLENARY_ROLES } from '@plenary/shared/access/roles'
import type { Person } from '@plenary/shared/api/people-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormProblem } from '../api/field-problem.ts'
import { useInvite } from '../api/invitations.ts'
import { useIsMailSent } from '../api/mail-choices.ts'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { EmptyPanel, Panel } from '../ui/area.tsx'
import { Form } from '../ui/form.tsx'
import styles from './invite-panel.module.css'
import { cityName, type Place } from './people-groups.ts'
import type { ShownLink } from './single-use-link.tsx'

export interface InvitePanelProps {
  place: Place
  /** Who is in already. */
  people: readonly Person[]
  /** The city that the form begins with. */
  firstCity?: string | undefined
  onLink: (link: ShownLink) => void
}

export function InvitePanel(props: InvitePanelProps) {
  const { t } = useTranslation('people')
  const { plenaryId, roster } = props.place
  const isMailSent = useIsMailSent()
  return (
    <Panel title={t('invite')} lead={t(isMailSent ? 'inviteLeadMail' : 'inviteLead')}>
      {plenaryId !== null && roster.length === 0 ? (
        <EmptyPanel sentence={t('rosterFirst')}>
          <Link to="/plenaries/$plenary/roster" params={{ plenary: plenaryId }} className="button filled">
            {t('toRoster')}
          </Link>
        </EmptyPanel>
      ) : (
        <div className={styles.form}>
          <InviteForm {...props} />
        </div>
      )}
    </Panel>
  )
}

/** A delegation whose head invites has one. */
function rolesAt({ plenaryId, ownCityId }: Place): readonly InvitableRole[] {
  if (plenaryId === null) return ['secretariat']
  return ownCityId === null ? PLENARY_ROLES : ['drafter', 'viewer']
}

function InviteForm({ place, people, firstCity: asked, onLink }: InvitePanelProps) {
  const { t } = useTranslation(['people', 'shell'])
  const invite = useInvite()
  const isMailSent = useIsMailSent()
  const problem = useFormProblem(invite.error)
  const roles = rolesAt(place)
  const { plenaryId, ownCityId, roster, cities } = place
  const firstCity =
    ownCityId ?? roster.find(({ city }) => city.id === asked)?.city.id ?? roster[0]?.city.id ?? null
  const [role, setRole] = useState<InvitableRole>(roles[0] ?? 'viewer')
  const [cityId, setCityId] = useState(firstCity)
  const [email, setEmail] = useState('')
  const offered = isDelegationRole(role) ? roster.map(({ city }) => city) : cities
  const head = role === 'head' && people.find((one) => one.role === 'head' && one.cityId === cityId)
  const chooseRole = (wanted: InvitableRole) => {
    setRole(wanted)
    if (isDelegationRole(wanted) !== isDelegationRole(role))
      setCityId(isDelegationRole(wanted) ? firstCity : null)
  }
  const send = () => {
    const address = email.trim() === '' ? null : email.trim()
    const word = t(`shell:${ROLE_WORDS[role]}`)
    const city = cityName(place, cityId)
    const someone = city === undefined ? word : t('someone', { role: word, city })
    invite.mutate(
      { role, plenaryId, cityId: role === 'secretariat' ? null : cityId, email: address },
      {
        onSuccess: (link) => {
          setEmail('')
          const title = t('linkInvitation', { who: address ?? someone })
          onLink({ ...link, title, mailedTo: isMailSent ? address : null })
        },
      },
    )
  }
  return (
    <Form act={t('createLink')} isBusy={invite.isPending} failure={problem.sentence} onSubmit={send}>
      <div className={styles.fields}>
        {roles.length > 1 && (
          <NativeSelect
            name="role"
            label={t('function')}
            value={role}
            onChange={(event) => chooseRole(event.currentTarget.value as InvitableRole)}
            data={roles.map((one) => ({ value: one, label: t(`shell:${ROLE_WORDS[one]}`) }))}
          />
        )}
        {plenaryId !== null && ownCityId === null && (
          <NativeSelect
            name="cityId"
            label={t('city')}
            value={cityId ?? ''}
            error={problem.at('cityId')}
            onChange={(event) => setCityId(event.currentTarget.value || null)}
            data={[
              ...(isDelegationRole(role) ? [] : [{ value: '', label: t('cityNone') }]),
              ...offered.map((city) => ({ value: city.id, label: nameIn(city.names, interfaceLanguage()) })),
            ]}
          />
        )}
        <TextInput
          type="email"
          name="email"
          label={t('email')}
          description={t('emailHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={email}
          error={problem.at('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      {head && (
        <p role="status" className={styles.taken}>
          {t('headTaken', { city: cityName(place, cityId) ?? '', name: head.name })}
        </p>
      )}
    </Form>
  )
}

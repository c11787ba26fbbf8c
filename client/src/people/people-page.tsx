// The people of a plenary, or of the secretariat, with everything that can be done about them. A head of delegation
// sees the own city's only.
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { useInvitations } from '../api/invitations.ts'
import { Loaded } from '../api/loaded.tsx'
import { useParticipants } from '../api/participants.ts'
import { isSecretariat, useMe } from '../api/people.ts'
import { usePlenary } from '../api/plenaries.ts'
import { GroupPanel } from './group-panel.tsx'
import { InvitePanel } from './invite-panel.tsx'
import { type Place, peopleGroups } from './people-groups.ts'
import { type ShownLink, SingleUseLink } from './single-use-link.tsx'

export function PlenaryPeople({ plenaryId }: { plenaryId: string }) {
  const { city } = useSearch({ strict: false })
  const me = useMe()
  const plenary = usePlenary(plenaryId)
  const cities = useCities()
  const headed = me?.memberships.find((one) => one.role === 'head' && one.plenaryId === plenaryId)
  const ownCityId = isSecretariat(me) ? null : (headed?.cityId ?? null)
  return (
    <Loaded query={plenary}>
      {({ roster }) => (
        <Loaded query={cities}>
          {(all) => <People place={{ plenaryId, ownCityId, roster, cities: all }} invitedCity={city} />}
        </Loaded>
      )}
    </Loaded>
  )
}

export function SecretariatPeople() {
  return <People place={{ plenaryId: null, ownCityId: null, roster: [], cities: [] }} />
}

/** @param invitedCity the city for which somebody is to be invited */
function People({ place, invitedCity }: { place: Place; invitedCity?: string | undefined }) {
  const { t } = useTranslation('people')
  const people = useParticipants(place.plenaryId)
  const invitations = useInvitations(place.plenaryId)
  const titles = {
    secretariat: t('secretariat'),
    observers: t('observers'),
    delegationOf: (city: string) => t('delegationOf', { city }),
  }
  const [link, setLink] = useState<ShownLink>()
  return (
    <>
      <InvitePanel place={place} people={people.data ?? []} firstCity={invitedCity} onLink={setLink} />
      <Loaded query={people}>
        {(persons) => (
          <Loaded query={invitations}>
            {(invited) =>
              peopleGroups(place, persons, invited, titles).map((group) => (
                <GroupPanel key={group.key} group={group} people={persons} place={place} onLink={setLink} />
              ))
            }
          </Loaded>
        )}
      </Loaded>
      {link && <SingleUseLink link={link} onDone={() => setLink(undefined)} />}
    </>
  )
}

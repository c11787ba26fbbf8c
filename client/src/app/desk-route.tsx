// The desk with what the application adds to it: the menu of the person, in the function that the person has here.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PersonMenu } from '../account/person-menu.tsx'
import { DeskPage } from '../desk/desk-page.tsx'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { NewsButton } from './news-button.tsx'
import { Views } from './views.tsx'

export function DeskRoute() {
  const { t, i18n } = useTranslation()
  const { declaration: declarationId } = useParams({ from: '/declarations/$declaration' })
  return (
    <DeskPage
      declarationId={declarationId}
      news={<NewsButton />}
      personMenu={(declaration) => {
        if (!declaration) return <PersonMenu />
        const city = declaration.roster.find(({ city: { id } }) => id === declaration.cityId)?.city
        const role = t(ROLE_WORDS[declaration.role])
        return city ? (
          <PersonMenu title={nameIn(city.names, i18n.language)} subtitle={role} />
        ) : (
          <PersonMenu title={role} />
        )
      }}
    >
      <Views />
    </DeskPage>
  )
}

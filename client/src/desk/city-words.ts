// How a city, or the secretariat, is named where only a fact about it is known.
import type { Role } from '@plenary/shared/access/roles'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

interface Belonging {
  role: Role
  cityId: string | null
}

/** The same object until the roster or the language changes. */
export function useCityWords(roster: readonly RosterEntry[]) {
  const { t, i18n } = useTranslation('desk')
  return useMemo(() => {
    const entryOf = ({ cityId }: Belonging) => roster.find(({ city }) => city.id === cityId)
    return {
      nameOf: (one: Belonging): string => {
        const entry = entryOf(one)
        if (entry) return nameIn(entry.city.names, i18n.language)
        return one.role === 'secretariat' ? t('theSecretariat') : t('anObserver')
      },
      codeOf: (one: Belonging): string => {
        const entry = entryOf(one)
        if (entry) return nameIn(entry.city.codes, i18n.language)
        return one.role === 'secretariat' ? t('secretariatCode') : t('observerCode')
      },
      paletteOf: (one: Belonging): number | null => entryOf(one)?.palette ?? null,
    }
  }, [roster, t, i18n.language])
}

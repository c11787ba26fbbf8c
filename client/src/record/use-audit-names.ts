// How the record names what its entries hold as ids: clauses by their number now, cities, functions.
import { ROLES } from '@plenary/shared/access/roles'
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { outlineOfContent } from '@plenary/shared/declaration/outline'
import type { AuditNames } from '@plenary/shared/words/audit-sentences'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCities } from '../api/cities.ts'
import { useTextContent } from '../api/text-content.ts'
import { clauseWords } from '../i18n/clause-words.ts'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'

export interface RecordCity {
  readonly name: string
  readonly code: string
  /** Null for a city that is not on the roster. */
  readonly palette: number | null
}

export interface RecordNames extends AuditNames {
  cityOf(id: string): RecordCity | undefined
}

export function useAuditNames({ roster }: DeclarationFacts, text: TextFacts): RecordNames {
  const { t, i18n } = useTranslation(['record', 'shell'])
  const { t: deskWords } = useTranslation('desk')
  const { list } = useFormats()
  const cities = useCities().data
  const content = useTextContent(text.id).data?.content
  const paths = useMemo(() => {
    const entries = content ? outlineOfContent(content, text.numberStyle) : undefined
    return entries && new Map(entries.map(({ id, path }) => [id, path]))
  }, [content, text.numberStyle])
  const cityOf = (id: string): RecordCity | undefined => {
    const entry = roster.find(({ city }) => city.id === id)
    const city = entry?.city ?? cities?.find((each) => each.id === id)
    if (!city) return undefined
    const inWords = { name: nameIn(city.names, i18n.language), code: nameIn(city.codes, i18n.language) }
    return { ...inWords, palette: entry?.palette ?? null }
  }
  return {
    cityOf,
    clause: (id) => {
      if (id === undefined || !paths) return t('aClause')
      const path = paths.get(id)
      return path ? clauseWords(path, text.numberStyle, true, deskWords) : t('goneClause')
    },
    city: (id) => (id === undefined ? t('noCity') : (cityOf(id)?.name ?? t('formerCity'))),
    role: (role) => {
      const known = ROLES.find((each) => each === role)
      return known ? t(`shell:${ROLE_WORDS[known]}`) : role
    },
    list,
  }
}

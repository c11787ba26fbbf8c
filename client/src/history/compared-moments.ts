// Between which moments a text can be compared, and how each is called.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { useVersions, useVisit } from '../api/versions.ts'
import { isNamed } from './time-line.ts'
import { useVersionWords } from './use-version-words.ts'

export interface ComparedMoment {
  /** As addresses write it. */
  readonly value: string
  readonly title: string
  /** When it was; undefined where that changes, or nothing was there. */
  readonly at: string | undefined
}

export interface ComparedMomentGroup {
  readonly label: string
  readonly moments: readonly ComparedMoment[]
}

export interface ComparedMoments {
  /** Undefined until the versions are there. */
  readonly groups: readonly ComparedMomentGroup[] | undefined
  readonly error: unknown
  readonly retry: () => void
  /** What is compared where the address does not say: the newest version with a number or a name, else the newest, else the beginning. */
  readonly usualFrom: string
  /** One that is not on offer is called by what it is. */
  readonly momentOf: (value: string) => ComparedMoment
}

export function useComparedMoments(
  { id, roster, cityId }: DeclarationFacts,
  text: TextFacts,
): ComparedMoments {
  const { t, i18n } = useTranslation(['compare', 'versions'])
  const { title } = useVersionWords()
  const versions = useVersions(id)
  const before = useVisit(text.id).data?.before
  const ofText = versions.data?.filter(({ texts }) => texts.some((one) => one.id === text.id))
  const others: ComparedMoment[] = [{ value: 'now', title: t('versions:now'), at: undefined }]
  if (before) others.push({ value: `sequence:${before.sequence}`, title: t('lastLooked'), at: before.at })
  const agreed = roster.flatMap(({ city }): ComparedMoment[] => [
    {
      value: `city:${city.id}`,
      title: t('whenAgreed', { city: nameIn(city.names, i18n.language) }),
      at: undefined,
    },
  ])
  others.push(...agreed.filter(({ value }) => value === `city:${cityId}`))
  others.push({ value: 'sequence:0', title: t('beginning'), at: undefined })
  const made = (ofText ?? []).map((version) => ({
    value: `version:${version.id}`,
    title: title(version),
    at: version.at,
  }))
  const usual = ofText?.find(isNamed) ?? ofText?.[0]
  const known = [...others, ...agreed, ...made]
  return {
    groups: ofText && [
      { label: t('moments'), moments: others },
      { label: t('versions:versions'), moments: made },
    ],
    error: versions.error,
    retry: () => void versions.refetch(),
    usualFrom: usual ? `version:${usual.id}` : 'sequence:0',
    momentOf: (value) =>
      known.find((moment) => moment.value === value) ?? {
        value,
        title: t(value.startsWith('version:') ? 'unknownVersion' : 'aMoment'),
        at: undefined,
      },
  }
}

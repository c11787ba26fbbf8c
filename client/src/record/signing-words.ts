// What an entry says of a signing besides its sentence: when a city signed on paper, and who is to sign for a city.
import type { RecordedEntry } from '@plenary/shared/api/audit-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import type { Names } from '@plenary/shared/declaration/names'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'

/** Undefined for an entry about something else. */
export function useSigningWords({ action, data }: RecordedEntry): string | undefined {
  const { t } = useTranslation('record')
  const { dayAndSecond } = useFormats()
  if (action === 'paper-signature-recorded' && typeof data.signedAt === 'string')
    return t('signedWhen', { time: dayAndSecond(data.signedAt) })
  if (action !== 'signatory-named') return undefined
  const said = [data.names, data.titles].flatMap((each) =>
    each ? nameIn(each as Names, interfaceLanguage()) : [],
  )
  return said.length > 0 ? said.join(t('comma')) : t('nobodyNamed')
}

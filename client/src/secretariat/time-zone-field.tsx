// In which time zone a plenary meets: found among those that this browser knows, by city, name or distance from UTC.
import { Select } from '@mantine/core'
import { isTimeZone, offsetAt, UTC } from '@plenary/shared/declaration/time-zone'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { ownZone, zoneName } from '../i18n/plenary-times.ts'

/** Browsers have names that their cities gave up. */
const NOW_CALLED: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
}

/** Of this device. */
export function zoneOfDevice(): string {
  return nameNow(ownZone())
}

export interface TimeZoneFieldProps {
  value: string | null
  /** Of which the distances from UTC are, such as `2010-11-08`; today while it is not known. */
  day: string
  error: ReactNode
  onChange: (zone: string | null) => void
}

export function TimeZoneField({ value, day, error, onChange }: TimeZoneFieldProps) {
  const { t } = useTranslation('secretariat')
  const language = interfaceLanguage()
  const zones = useMemo(() => zoneOptions(value, day, language), [value, day, language])
  return (
    <Select
      name="timeZone"
      label={t('timeZone')}
      description={t('timeZoneHint')}
      placeholder={t('timeZoneNone')}
      nothingFoundMessage={t('timeZoneNotFound')}
      value={value}
      data={zones}
      error={error}
      maxDropdownHeight={240}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('timeZoneClear') }}
      onChange={onChange}
    />
  )
}

function zoneOptions(value: string | null, day: string, language: InterfaceLanguage) {
  const moment = Number.isNaN(Date.parse(day)) ? new Date() : new Date(day)
  const names = new Set([...Intl.supportedValuesOf('timeZone').map(nameNow), UTC])
  if (value !== null) names.add(value)
  return [...names]
    .map((zone) => ({ value: zone, label: zoneLabel(zone, moment, language) }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
}

/** `Tokyo (Japan Time, UTC+9)`. */
function zoneLabel(zone: string, moment: Date, language: InterfaceLanguage): string {
  if (zone === UTC || !isTimeZone(zone)) return zone
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  const facts = [...new Set([zoneName(zone, moment.toISOString(), language), offsetAt(zone, moment)])]
  return language === 'ja' ? `${city}（${facts.join('、')}）` : `${city} (${facts.join(', ')})`
}

function nameNow(zone: string): string {
  return NOW_CALLED[zone] ?? zone
}

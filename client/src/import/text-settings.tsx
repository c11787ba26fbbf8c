// What the new text is: title in the list, language, status, style of its numbers.
import { NativeSelect, TextInput } from '@mantine/core'
import { TEXT_STATUSES, type TextStatus } from '@plenary/shared/api/declaration-routes'
import { NUMBER_STYLES, type NumberStyle } from '@plenary/shared/declaration/numbering'
import { useTranslation } from 'react-i18next'
import { STATUS_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { TEXT_LANGUAGES } from '../i18n/text-languages.ts'
import type { TextSettings } from './import-draft.ts'
import styles from './text-settings.module.css'

const STYLE_WORDS = {
  decimal: 'numberDecimal',
  lenticular: 'numberLenticular',
  article: 'numberArticle',
} as const satisfies Record<NumberStyle, string>

export interface TextSettingsFieldsProps {
  settings: TextSettings
  title: string
  titleFault: string | undefined
  onChange: (settings: Partial<TextSettings>) => void
}

export function TextSettingsFields({ settings, title, titleFault, onChange }: TextSettingsFieldsProps) {
  const { t } = useTranslation(['importing', 'shell'])
  const { languageName } = useFormats()
  const { language, status, numberStyle } = settings
  const languages = [...new Set<string>([language, ...TEXT_LANGUAGES])]
  return (
    <div className={styles.fields}>
      <TextInput
        name="title"
        label={t('listTitle')}
        value={title}
        error={titleFault}
        maxLength={300}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <NativeSelect
        name="language"
        label={t('language')}
        value={language}
        onChange={(event) => onChange({ language: event.currentTarget.value })}
        data={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
      />
      <NativeSelect
        name="status"
        label={t('status')}
        value={status}
        onChange={(event) => onChange({ status: event.currentTarget.value as TextStatus })}
        data={TEXT_STATUSES.map((one) => ({ value: one, label: t(`shell:${STATUS_WORDS[one]}`) }))}
      />
      <NativeSelect
        name="numberStyle"
        label={t('numberStyle')}
        value={numberStyle}
        onChange={(event) => onChange({ numberStyle: event.currentTarget.value as NumberStyle })}
        data={NUMBER_STYLES.map((one) => ({ value: one, label: t(STYLE_WORDS[one]) }))}
      />
    </div>
  )
}

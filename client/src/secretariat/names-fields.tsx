// Fields for names in several languages, and for the short codes beside them.
import { NativeSelect, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { TEXT_LANGUAGES } from '../i18n/text-languages.ts'
import { type NameLine, withCode, withLanguage, withName } from './names-draft.ts'
import styles from './names-fields.module.css'

export interface NamesFieldsProps {
  lines: readonly NameLine[]
  onChange: (lines: NameLine[]) => void
  /** What is wrong with a field, by its path: `names.ja`, `codes.en`. */
  faultAt: (path: string) => string | undefined
  /** What is wrong with all of them. */
  fault?: string | undefined
  hasCodes?: boolean
  hint?: string
}

export function NamesFields({ lines, onChange, faultAt, fault, hasCodes = false, hint }: NamesFieldsProps) {
  const { t } = useTranslation('secretariat')
  const { languageName } = useFormats()
  const faultId = useId()
  const isNameMissing = lines.every(({ name }) => name.trim() === '')
  return (
    <fieldset className={styles.names} aria-describedby={fault ? faultId : undefined}>
      <legend>{t('names')}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {lines.map(({ language, name, code, isCodeOwn }, index) => (
        <div key={language} className={hasCodes ? styles.withCode : undefined}>
          <TextInput
            name={`names.${language}`}
            data-autofocus={index === 0 || undefined}
            label={t('nameIn', { language: languageName(language) })}
            lang={language}
            value={name}
            error={faultAt(`names.${language}`) ?? (fault !== undefined && index === 0 && isNameMissing)}
            onChange={(event) => onChange(withName(lines, language, event.currentTarget.value))}
          />
          {hasCodes && (
            <TextInput
              name={`codes.${language}`}
              label={t('code')}
              aria-label={t('codeIn', { language: languageName(language) })}
              lang={language}
              value={code}
              onFocus={(event) => !isCodeOwn && event.currentTarget.select()}
              error={
                [...code].length > 4
                  ? t('codeTooLong')
                  : (faultAt(`codes.${language}`) ?? (fault !== undefined && index === 0 && !isNameMissing))
              }
              onChange={(event) => onChange(withCode(lines, language, event.currentTarget.value))}
            />
          )}
        </div>
      ))}
      {hasCodes && <p className={styles.hint}>{t('codeHint')}</p>}
      {fault !== undefined && (
        <p id={faultId} role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <AddLanguage lines={lines} onChange={onChange} />
    </fieldset>
  )
}

function AddLanguage({ lines, onChange }: Pick<NamesFieldsProps, 'lines' | 'onChange'>) {
  const { t } = useTranslation('secretariat')
  const { languageName } = useFormats()
  const [chosen, setChosen] = useState('')
  const offered = TEXT_LANGUAGES.filter((tag) => lines.every(({ language }) => language !== tag))
  const add = () => {
    if (chosen !== '') onChange(withLanguage(lines, chosen))
    setChosen('')
  }
  return (
    <div className={styles.add}>
      <NativeSelect
        aria-label={t('languageAdd')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: `${t('languageAdd')}…` },
          ...offered.map((tag) => ({ value: tag, label: languageName(tag) })),
        ]}
      />
      <button type="button" className="button" disabled={chosen === ''} onClick={add}>
        {t('languageAddAct')}
      </button>
    </div>
  )
}

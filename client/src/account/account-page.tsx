// The person's own account: name, password, passkeys, where one is signed in, mail, language and theme.
import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useRenameMe } from '../api/people.ts'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { useChangePassword } from '../api/sessions.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { INTERFACE_LANGUAGES, OWN_NAMES } from '../i18n/language.ts'
import { Column, Section } from '../ui/column.tsx'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { chooseTheme, THEME_CHOICES, themeChoice, useThemeChoice } from '../ui/theme-choice.ts'
import styles from './account-page.module.css'
import { useFields } from './field-faults.ts'
import { MailChoices } from './mail-choices.tsx'
import { OwnPasskeys } from './own-passkeys.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { THEME_WORDS } from './theme-words.ts'
import { useChooseLanguage } from './use-choose-language.ts'

export function AccountPage() {
  const { t } = useTranslation('account')
  const me = useMe()
  return (
    <Column title={t('accountTitle')} lead={me?.email}>
      <Section title={t('nameTitle')}>{me && <NameForm name={me.name} />}</Section>
      <Section title={t('passwordTitle')}>
        <PasswordForm />
      </Section>
      <Section title={t('passkeysTitle')}>
        <OwnPasskeys />
      </Section>
      <Section title={t('sessionsTitle')}>
        <OwnSessions />
      </Section>
      <Section title={t('mailTitle')}>
        <MailChoices />
      </Section>
      <Section title={t('displayTitle')}>
        <Display />
      </Section>
    </Column>
  )
}

function NameForm({ name }: { name: string }) {
  const { t } = useTranslation(['account', 'shell'])
  const rename = useRenameMe()
  const [value, setValue] = useState(name)
  const [isMissing, setMissing] = useState(false)
  const save = () => {
    setMissing(value.trim() === '')
    if (value.trim() !== '') rename.mutate(value.trim())
  }
  return (
    <Form
      act={t('nameSave')}
      isQuiet
      isBusy={rename.isPending}
      failure={rename.isError ? problemSentence(rename.error, t('shell:offlineTitle')) : undefined}
      done={rename.isSuccess ? t('nameSaved') : undefined}
      onSubmit={save}
    >
      <TextInput
        label={t('yourName')}
        description={t('yourNameHint')}
        autoComplete="name"
        value={value}
        error={isMissing && t('fieldMissing')}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
    </Form>
  )
}

function PasswordForm() {
  const { t } = useTranslation(['account', 'shell'])
  const change = useChangePassword()
  const { field, attempt, clear } = useFields({ currentPassword: 'password', newPassword: 'newPassword' })
  const failure = () => {
    const isWrong = isProblem(change.error, 'invalid-input') || isProblem(change.error, 'wrong-credentials')
    return isWrong ? t('passwordWrong') : problemSentence(change.error, t('shell:offlineTitle'))
  }
  return (
    <Form
      act={t('passwordChange')}
      isQuiet
      isBusy={change.isPending}
      failure={change.isError ? failure() : undefined}
      done={change.isSuccess ? t('passwordChanged') : undefined}
      onSubmit={() => attempt((values) => change.mutate(values, { onSuccess: clear }))}
    >
      <PasswordField
        {...field('currentPassword')}
        label={t('currentPassword')}
        autoComplete="current-password"
      />
      <PasswordField
        {...field('newPassword')}
        label={t('newPassword')}
        description={t('passwordHint')}
        autoComplete="new-password"
      />
    </Form>
  )
}

function Display() {
  const { t } = useTranslation()
  const theme = useThemeChoice()
  const chooseLanguage = useChooseLanguage()
  return (
    <div className={styles.choices}>
      <Radio.Group
        label={t('language')}
        value={interfaceLanguage()}
        onChange={(value) => void chooseLanguage(value === 'ja' ? 'ja' : 'en')}
      >
        {INTERFACE_LANGUAGES.map((language) => (
          <Radio key={language} value={language} label={OWN_NAMES[language]} lang={language} />
        ))}
      </Radio.Group>
      <Radio.Group label={t('theme')} value={theme} onChange={(value) => chooseTheme(themeChoice(value))}>
        {THEME_CHOICES.map((choice) => (
          <Radio key={choice} value={choice} label={t(THEME_WORDS[choice])} />
        ))}
      </Radio.Group>
    </div>
  )
}

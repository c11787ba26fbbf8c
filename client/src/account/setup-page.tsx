// The first visit: names the network and makes the first account of the secretariat, with the one-time link.
import { TextInput } from '@mantine/core'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSetUp, useSetup } from '../api/people.ts'
import { problemSentence } from '../api/problem-error.ts'
import { Column } from '../ui/column.tsx'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { useFields } from './field-faults.ts'
import { isWholeToken, tokenInFragment } from './link-token.ts'

export function SetupPage() {
  const { t } = useTranslation(['account', 'shell'])
  const token = tokenInFragment(useLocation({ select: ({ hash }) => hash }))
  const setup = useSetup()
  if (setup.data && !setup.data.waiting) return <NoSetup sentence={t('setUpDone')} />
  if (!isWholeToken(token)) return <NoSetup sentence={t('linkIncomplete')} />
  return (
    <Column isNarrow title={t('setUpTitle')} lead={t('setUpLead')}>
      <SetupForm token={token} />
    </Column>
  )
}

function NoSetup({ sentence }: { sentence: string }) {
  const { t } = useTranslation(['account', 'shell'])
  return (
    <Column isNarrow title={t('setUpTitle')}>
      <p role="alert">{sentence}</p>
      <p style={{ marginTop: 16 }}>
        <a className="button" href="/sign-in">
          {t('signInTitle')}
        </a>
      </p>
    </Column>
  )
}

function SetupForm({ token }: { token: string }) {
  const { t } = useTranslation(['account', 'shell'])
  const setUp = useSetUp()
  const navigate = useNavigate()
  const { field, attempt } = useFields({
    network: 'line',
    networkJa: 'anything',
    name: 'line',
    email: 'email',
    password: 'newPassword',
  })
  const send = (values: Record<'network' | 'networkJa' | 'name' | 'email' | 'password', string>) => {
    const ja = values.networkJa.trim()
    const networkNames: Record<string, string> = { en: values.network.trim(), ...(ja === '' ? {} : { ja }) }
    const { name, email, password } = values
    setUp.mutate(
      { token, networkNames, name: name.trim(), email: email.trim(), password },
      { onSuccess: () => navigate({ to: '/', replace: true }) },
    )
  }
  return (
    <Form
      act={t('setUp')}
      isBusy={setUp.isPending}
      failure={setUp.isError ? problemSentence(setUp.error, t('shell:offlineTitle')) : undefined}
      onSubmit={() => attempt(send)}
    >
      <TextInput {...field('network')} label={t('networkName')} autoFocus />
      <TextInput {...field('networkJa')} label={t('networkNameJa')} lang="ja" />
      <TextInput
        {...field('name')}
        label={t('yourName')}
        description={t('yourNameHint')}
        autoComplete="name"
      />
      <TextInput {...field('email')} label={t('email')} type="email" autoComplete="username" />
      <PasswordField
        {...field('password')}
        label={t('password')}
        description={t('passwordHint')}
        autoComplete="new-password"
      />
    </Form>
  )
}

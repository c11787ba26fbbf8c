// Signing in: by e-mail and password, by a passkey, or with a sign-in link, which only the button consumes.
import { TextInput } from '@mantine/core'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNetwork } from '../api/people.ts'
import { problemSentence } from '../api/problem-error.ts'
import { useSignIn } from '../api/sessions.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Column } from '../ui/column.tsx'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { useFields } from './field-faults.ts'
import { tokenInFragment } from './link-token.ts'
import { PasskeySignIn } from './passkey-sign-in.tsx'
import { SignInLink } from './sign-in-link.tsx'

export function SignInPage() {
  const { t } = useTranslation('account')
  const network = useNetwork().data
  const token = tokenInFragment(useLocation({ select: ({ hash }) => hash }))
  const { return: returnTo } = useSearch({ strict: false })
  const navigate = useNavigate()
  const goOn = () => navigate({ href: returnTo ?? '/', replace: true })
  return (
    <Column isNarrow title={network ? nameIn(network.names, interfaceLanguage()) : t('signInTitle')}>
      {token === '' ? (
        <>
          <PasswordForm onSignedIn={goOn} />
          <PasskeySignIn onSignedIn={goOn} />
        </>
      ) : (
        <SignInLink token={token} onSignedIn={goOn} />
      )}
    </Column>
  )
}

function PasswordForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation(['account', 'shell'])
  const signIn = useSignIn()
  const { field, attempt } = useFields({ email: 'email', password: 'password' })
  const send = (values: { email: string; password: string }) =>
    signIn.mutate({ email: values.email.trim(), password: values.password }, { onSuccess: onSignedIn })
  return (
    <Form
      act={t('signInTitle')}
      isBusy={signIn.isPending}
      failure={signIn.isError ? problemSentence(signIn.error, t('shell:offlineTitle')) : undefined}
      onSubmit={() => attempt(send)}
    >
      <TextInput {...field('email')} label={t('email')} type="email" autoComplete="username" autoFocus />
      <PasswordField {...field('password')} label={t('password')} autoComplete="current-password" />
    </Form>
  )
}

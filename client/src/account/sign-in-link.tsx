// A sign-in link: whose it is, and the button that uses it up.
import { useTranslation } from 'react-i18next'
import { useLink, useSignInByLink } from '../api/people.ts'
import { problemSentence } from '../api/problem-error.ts'
import { useFormats } from '../i18n/format.ts'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useFields } from './field-faults.ts'
import { isWholeToken } from './link-token.ts'

export function SignInLink({ token, onSignedIn }: { token: string; onSignedIn: () => void }) {
  const { t } = useTranslation(['account', 'shell'])
  const { dayAndMinute } = useFormats()
  const isWhole = isWholeToken(token)
  const link = useLink(isWhole ? token : '')
  const signIn = useSignInByLink()
  const { field, attempt } = useFields({ newPassword: 'optionalNewPassword' })
  const problem = link.error ?? signIn.error
  if (!isWhole) return <Dead sentence={t('linkIncomplete')} />
  if (problem) return <Dead sentence={problemSentence(problem, t('shell:offlineTitle'))} />
  if (!link.data) return <Skeleton label={t('checkingLink')} blocks={1} />
  if (link.data.kind !== 'sign-in') return <Dead sentence={t('linkIncomplete')} />
  const send = ({ newPassword }: { newPassword: string }) =>
    signIn.mutate(newPassword === '' ? { token } : { token, newPassword }, { onSuccess: onSignedIn })
  return (
    <Form
      act={t('signInFor', { name: link.data.name })}
      isBusy={signIn.isPending}
      onSubmit={() => attempt(send)}
    >
      <p>{t('linkNotUsedYet', { time: dayAndMinute(link.data.expiresAt) })}</p>
      <PasswordField
        {...field('newPassword')}
        label={t('newPasswordOptional')}
        description={t('newPasswordOptionalHint')}
        autoComplete="new-password"
      />
    </Form>
  )
}

function Dead({ sentence }: { sentence: string }) {
  const { t } = useTranslation('account')
  return (
    <div>
      <p role="alert">{sentence}</p>
      <p style={{ marginTop: 16 }}>
        <a className="button" href="/sign-in">
          {t('signInOtherwise')}
        </a>
      </p>
    </div>
  )
}

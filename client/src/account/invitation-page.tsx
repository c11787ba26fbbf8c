// An invitation: network, plenary, city and function stand there before anything is asked.
import { TextInput } from '@mantine/core'
import type { LinkPurpose } from '@plenary/shared/api/people-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAcceptInvitation, useLink, useWhoIsSignedIn } from '../api/people.ts'
import { problemSentence } from '../api/problem-error.ts'
import { ROLE_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Column } from '../ui/column.tsx'
import { Facts } from '../ui/facts.tsx'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useFields } from './field-faults.ts'
import { isWholeToken, tokenInFragment } from './link-token.ts'

type Invitation = Extract<LinkPurpose, { kind: 'invitation' }>

export function InvitationPage() {
  const { t } = useTranslation(['account', 'shell'])
  const token = tokenInFragment(useLocation({ select: ({ hash }) => hash }))
  const isWhole = isWholeToken(token)
  const link = useLink(isWhole ? token : '')
  const who = useWhoIsSignedIn()
  const invitation = link.data?.kind === 'invitation' ? link.data : undefined
  const failure = link.isError
    ? problemSentence(link.error, t('shell:offlineTitle'))
    : !isWhole || (link.data && !invitation)
      ? t('linkIncomplete')
      : undefined
  return (
    <Column
      isNarrow
      title={invitation ? nameIn(invitation.networkNames, interfaceLanguage()) : t('acceptTitle')}
      lead={invitation && t('invitedAs')}
    >
      {failure !== undefined && <p role="alert">{failure}</p>}
      {failure === undefined && !invitation && <Skeleton label={t('checkingLink')} blocks={1} />}
      {invitation && <InvitationFacts invitation={invitation} />}
      {invitation?.hasHead && <p>{t('headTaken')}</p>}
      {invitation && !who.isPending && (
        <AcceptForm token={token} invitation={invitation} signedInAs={who.data?.name} />
      )}
    </Column>
  )
}

function InvitationFacts({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation(['account', 'shell'])
  const { dayAndMinute } = useFormats()
  const language = interfaceLanguage()
  const { cityNames, plenaryNames, role, expiresAt } = invitation
  return (
    <Facts
      rows={[
        [t('invitedFunction'), t(`shell:${ROLE_WORDS[role]}`)],
        ...(cityNames ? [[t('invitedCity'), nameIn(cityNames, language)] as const] : []),
        [t('invitedTo'), plenaryNames ? nameIn(plenaryNames, language) : t('everyPlenary')],
        [t('validUntil'), dayAndMinute(expiresAt)],
      ]}
    />
  )
}

interface AcceptFormProps {
  token: string
  invitation: Invitation
  signedInAs: string | undefined
}

function AcceptForm({ token, invitation, signedInAs }: AcceptFormProps) {
  const { t } = useTranslation(['account', 'shell'])
  const accept = useAcceptInvitation()
  const navigate = useNavigate()
  const { field, attempt } = useFields({ name: 'line', email: 'email', password: 'newPassword' })
  const goOn = { onSuccess: () => navigate({ to: '/', replace: true }) }
  const failure = accept.isError ? problemSentence(accept.error, t('shell:offlineTitle')) : undefined
  if (signedInAs !== undefined) {
    return (
      <Form
        act={t('acceptAs', { name: signedInAs })}
        isBusy={accept.isPending}
        failure={failure}
        onSubmit={() => accept.mutate({ token }, goOn)}
      >
        <p>
          {t('acceptSignedIn', { name: signedInAs })} {t('acceptOtherAccount')}
        </p>
      </Form>
    )
  }
  return (
    <Form
      act={t('accept')}
      isBusy={accept.isPending}
      failure={failure}
      onSubmit={() =>
        attempt(({ name, email, password }) =>
          accept.mutate({ token, account: { name: name.trim(), email: email.trim(), password } }, goOn),
        )
      }
    >
      <TextInput
        {...field('name')}
        label={t('yourName')}
        description={t('yourNameHint')}
        autoComplete="name"
      />
      <TextInput
        {...field('email')}
        label={t('email')}
        type="email"
        autoComplete="username"
        placeholder={invitation.email ?? ''}
      />
      <PasswordField
        {...field('password')}
        label={t('password')}
        description={t('passwordHint')}
        autoComplete="new-password"
      />
      <p>
        {t('haveAccount')} <a href="/sign-in">{t('signInTitle')}</a>
      </p>
    </Form>
  )
}

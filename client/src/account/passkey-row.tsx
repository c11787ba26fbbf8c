// One of the person's passkeys: named, renamed, removed.
import { TextInput } from '@mantine/core'
import type { Passkey } from '@plenary/shared/api/passkey-routes'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemovePasskey, useRenamePasskey } from '../api/passkeys.ts'
import { problemSentence } from '../api/problem-error.ts'
import { useFormats } from '../i18n/format.ts'
import { Ask } from '../ui/ask.tsx'
import { Form } from '../ui/form.tsx'
import styles from './account-page.module.css'
import { useFields } from './field-faults.ts'

export function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const { t } = useTranslation(['account', 'shell'])
  const [isRenaming, setRenaming] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const renamer = useRef<HTMLButtonElement>(null)
  const remove = useRemovePasskey(passkey.id)
  const { name } = passkey
  const closeName = () => {
    setRenaming(false)
    requestAnimationFrame(() => renamer.current?.focus())
  }
  if (isRenaming)
    return (
      <li className={styles.session}>
        <NameForm passkey={passkey} onDone={closeName} />
      </li>
    )
  return (
    <li className={styles.session}>
      <div>
        <b>{name}</b>
        <Times passkey={passkey} />
        {remove.isError && (
          <small role="alert">{problemSentence(remove.error, t('shell:offlineTitle'))}</small>
        )}
      </div>
      <button
        type="button"
        className="button small"
        ref={renamer}
        aria-label={t('passkeyRenameNamed', { name })}
        onClick={() => setRenaming(true)}
      >
        {t('passkeyRename')}
      </button>
      <button
        type="button"
        className="button small"
        aria-label={t('passkeyRemoveNamed', { name })}
        disabled={remove.isPending}
        onClick={() => setAsking(true)}
      >
        {t('passkeyRemove')}
      </button>
      {isAsking && (
        <Ask
          question={t('passkeyRemoveTitle', { name })}
          consequence={t('passkeyRemoveBody')}
          act={t('passkeyRemoveAct')}
          onAct={() => {
            setAsking(false)
            remove.mutate(undefined)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  )
}

function Times({ passkey: { addedAt, usedAt } }: { passkey: Passkey }) {
  const { t } = useTranslation('account')
  const { dayAndMinute } = useFormats()
  return (
    <>
      <small>{t('passkeySince', { time: dayAndMinute(addedAt) })}</small>
      <small>{usedAt === null ? t('passkeyUnused') : t('passkeyUsed', { time: dayAndMinute(usedAt) })}</small>
    </>
  )
}

function NameForm({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const { t } = useTranslation(['account', 'shell'])
  const rename = useRenamePasskey(passkey.id)
  const { field, attempt } = useFields({ name: 'line' }, { name: passkey.name })
  return (
    <Form
      act={t('passkeyNameSave')}
      isQuiet
      isBusy={rename.isPending}
      failure={rename.isError ? problemSentence(rename.error, t('shell:offlineTitle')) : undefined}
      onSubmit={() => attempt(({ name }) => rename.mutate(name.trim(), { onSuccess: onDone }))}
      onCancel={onDone}
    >
      <TextInput
        {...field('name')}
        label={t('passkeyName')}
        description={t('passkeyNameHint')}
        maxLength={100}
        autoComplete="off"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
      />
    </Form>
  )
}

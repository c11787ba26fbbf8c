// Asks for the address of a link.
import { Modal, TextInput } from '@mantine/core'
import { isAllowedLink } from '@plenary/shared/schema/marks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface LinkDialogProps {
  /** The address of the link that is there now. */
  address: string | undefined
  /** Null takes the link away. */
  onSet: (address: string | null) => void
  onClose: () => void
}

export function LinkDialog({ address, onSet, onClose }: LinkDialogProps) {
  const { t } = useTranslation(['desk', 'shell'])
  const [value, setValue] = useState(address ?? 'https://')
  const [isRefused, setRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = value.trim()
    setRefused(!isAllowedLink(wanted))
    if (isAllowedLink(wanted)) onSet(wanted)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('link')}
      withCloseButton={false}
      transitionProps={{ duration: 240 }}
    >
      <form onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={t('linkAddress')}
          description={t('linkHint')}
          value={value}
          error={isRefused && t('linkNotAllowed')}
          inputMode="url"
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <div className="dialog-acts">
          {address !== undefined && (
            <button type="button" className="button quiet" onClick={() => onSet(null)}>
              {t('linkRemove')}
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            {t('shell:cancel')}
          </button>
          <button type="submit" className="button filled">
            {t('linkSet')}
          </button>
        </div>
      </form>
    </Modal>
  )
}

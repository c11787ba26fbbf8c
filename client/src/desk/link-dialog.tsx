// Asks for the address of a link.
import { TextInput } from '@mantine/core'
import { isAllowedLink } from '@plenary/shared/schema/marks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { useWrongField } from '../ui/wrong-field.ts'

export interface LinkDialogProps {
  /** The address of the link that is there now. */
  address: string | undefined
  /** Null takes the link away. */
  onSet: (address: string | null) => void
  onClose: () => void
}

export function LinkDialog({ address, onSet, onClose }: LinkDialogProps) {
  const { t } = useTranslation(['acts', 'desk', 'shell'])
  const [value, setValue] = useState(address ?? 'https://')
  const [fault, setFault] = useState<'linkNotAllowed' | 'linkNoAddress'>()
  const { fields, tried } = useWrongField<HTMLFormElement>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = value.trim()
    const found = faultOf(wanted)
    setFault(found)
    tried()
    if (!found) onSet(wanted)
  }
  return (
    <Dialog onClose={onClose} title={t('desk:link')} withCloseButton={false}>
      <form {...fields} onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={t('linkAddress')}
          description={t('linkHint')}
          value={value}
          error={fault && t(fault)}
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
    </Dialog>
  )
}

/** A scheme that may stand in a declaration, and an address behind it. */
function faultOf(wanted: string): 'linkNotAllowed' | 'linkNoAddress' | undefined {
  if (!/^(https?:\/\/|mailto:)/i.test(wanted)) return 'linkNotAllowed'
  return isAllowedLink(wanted) && URL.canParse(wanted) ? undefined : 'linkNoAddress'
}

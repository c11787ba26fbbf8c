// The hall's address, shown while this page is open and the popover knows it: nothing keeps it.
import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconCopy } from '../ui/icons.ts'
import { useCopy } from '../ui/use-copy.ts'
import styles from './hall-popover.module.css'

export function HallAddress({ address }: { address: string }) {
  const { t } = useTranslation('acts')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const { outcome, copy } = useCopy(address)
  const selectAndCopy = () => {
    field.current?.select()
    void copy()
  }
  return (
    <div className={styles.address}>
      <TextInput
        ref={field}
        label={t('hallAddress')}
        description={t('hallAddressHint')}
        value={address}
        readOnly
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <div>
        <a className="button" href={address} target="_blank" rel="noreferrer">
          {t('hallHere')}
        </a>
        <button type="button" className="button filled" onClick={selectAndCopy}>
          <IconCopy size={16} stroke={1.5} aria-hidden />
          {t('hallCopy')}
        </button>
        <span role="status">{outcome === 'done' && t('hallCopied')}</span>
      </div>
    </div>
  )
}

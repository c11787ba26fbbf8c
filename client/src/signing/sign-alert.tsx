// Why there is nothing to sign any more: the signing changed meanwhile, or the server sent something else than it shows.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lie } from './give-signature.ts'
import styles from './sign-dialog.module.css'

const LIE_WORDS = {
  'other-text': 'lieText',
  'other-sealed-text': 'lieSealed',
  'other-city': 'lieCity',
  'other-key': 'lieKey',
  'other-document': 'lieDocument',
  'other-additions': 'lieAdditions',
  'other-range': 'lieRange',
  'other-attributes': 'lieAttributes',
  'other-certificate': 'lieCertificate',
  'other-statement': 'lieStatement',
  'other-time': 'lieTime',
  unreadable: 'lieUnreadable',
} as const satisfies Record<Lie, string>

export interface SignAlertProps {
  lie: Lie | undefined
  /** What became of the signing. */
  ended: string | undefined
  onClose: () => void
}

export function SignAlert({ lie, ended, onClose }: SignAlertProps) {
  const { t } = useTranslation('ceremony')
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  return (
    <div className={styles.form}>
      <div role="alert" className={lie ? styles.grave : undefined}>
        {lie ? (
          <>
            <p>{t('lied')}</p>
            <p>{t(LIE_WORDS[lie])}</p>
            <p>{t('liedThen')}</p>
          </>
        ) : (
          <p>{ended}</p>
        )}
      </div>
      <div className="dialog-acts">
        <button ref={close} type="button" className="button filled" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </div>
  )
}

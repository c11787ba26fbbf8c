// A digest for eyes: the short form, and on demand the whole in sixteen groups of four, to compare and to copy.
import { digestGroups, shortDigest } from '@plenary/shared/canon/short-digest'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './digest.module.css'
import { IconCopy } from './icons.ts'
import './mono-font.css'
import { useCopy } from './use-copy.ts'

export function Digest({ digest }: { digest: string }) {
  const { t } = useTranslation()
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <button
        type="button"
        className={styles.short}
        aria-expanded={isWhole}
        aria-controls={isWhole ? id : undefined}
        title={isWhole ? t('digestShort') : t('digestWhole')}
        onClick={() => setWhole(!isWhole)}
      >
        <code>{shortDigest(digest)}</code>
        <span className="spoken">{t('digestWhole')}</span>
      </button>
      {isWhole && (
        <span className={styles.below} id={id}>
          <WholeDigest digest={digest} />
        </span>
      )}
    </>
  )
}

export interface WholeDigestProps {
  digest: string
  /** Of a certificate. */
  isFingerprint?: boolean
}

/** In sixteen groups, four a line, where it is to be compared. */
export function WholeDigest({ digest, isFingerprint = false }: WholeDigestProps) {
  const { t } = useTranslation()
  const { outcome, copy } = useCopy(digest)
  return (
    <span className={styles.whole}>
      <code translate="no">
        {digestGroups(digest).map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of a digest stand where they stand
          <span key={index}>{group}</span>
        ))}
      </code>
      <button type="button" className="button small quiet" onClick={() => void copy()}>
        <IconCopy size={16} stroke={1.5} aria-hidden />
        {t(isFingerprint ? 'fingerprintCopy' : 'digestCopy')}
      </button>
      {/* Not within the button: it would be without a name. */}
      <span role="status" className={styles.said}>
        {outcome !== undefined && t(outcome === 'done' ? 'digestCopied' : 'digestNotCopied')}
      </span>
    </span>
  )
}

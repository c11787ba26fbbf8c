// What is taken along of a signed declaration, and how to check it without asking this site.
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { WholeDigest } from '../ui/digest.tsx'
import { FileRows } from './file-rows.tsx'
import styles from './signed-files.module.css'

export interface SignedFilesProps {
  pdf: string
  bundle: string
  /** SHA-256 of the root certificate on which the signatures hang. */
  root: string
}

export function SignedFiles({ pdf, bundle, root }: SignedFilesProps) {
  const { t } = useTranslation('download')
  const files = [
    { address: pdf, name: t('signedPdf'), use: t('signedPdfUse') },
    { address: bundle, name: t('bundle'), use: t('bundleUse') },
    { address: '/verify.html', name: t('verifier'), use: t('verifierUse') },
  ]
  return (
    <div className={styles.signed}>
      <FileRows files={files} />
      <p>
        <Link to="/verify">{t('verifyHere')}</Link>
      </p>
      <h3>{t('root')}</h3>
      <WholeDigest digest={root} isFingerprint />
      <p className={styles.quiet}>{t('rootWhy')}</p>
    </div>
  )
}

// What is known about the published words: who signed them, in which files they can be taken along, and their digest.
import type { Published } from '@plenary/shared/api/publication-routes'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { publishedFile, publishedSignedFiles } from '../api/file-formats.ts'
import { FileList } from '../api/file-list.tsx'
import { SignedFiles } from '../api/signed-files.tsx'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { WholeDigest } from '../ui/digest.tsx'
import { PublicSignatures } from './public-signatures.tsx'
import styles from './published-facts.module.css'

export interface PublishedFactsProps {
  published: Published
  /** The one that is shown. */
  text: Published['texts'][number] | undefined
}

export function PublishedFacts({ published, text }: PublishedFactsProps) {
  const { t } = useTranslation('published')
  const { there, note } = usePlenaryTimes()
  const { id, signing, version, publishedAt } = published
  const { digest, form, number } = version
  return (
    <aside className={styles.facts} aria-label={t('facts')}>
      {signing?.endedAt && (
        <Part title={t('signedFiles')}>
          <SignedFiles {...publishedSignedFiles(id)} root={signing.root} />
        </Part>
      )}
      {text && (
        <Part title={t('download')}>
          <FileList fileAddress={publishedFile(id, text.id)} pdfUse={signing ? 'pdfUnsigned' : 'pdfToKeep'} />
        </Part>
      )}
      <Part title={t('signatures')}>
        {signing ? <PublicSignatures signing={signing} /> : <p>{t('noSignatures')}</p>}
        {signing?.endedAt === null && (
          <p>
            <Link to="/verify">{t('verify')}</Link>
          </p>
        )}
      </Part>
      <Part title={t('digest')}>
        <WholeDigest digest={digest} />
        <p>{t('digestWhy')}</p>
        <p className={styles.quiet}>{t('digestForm', { form, number })}</p>
      </Part>
      <p className={styles.quiet}>
        {t('publishedAt', { time: there.dayAndMinute(publishedAt) })} {note(publishedAt)}
      </p>
    </aside>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

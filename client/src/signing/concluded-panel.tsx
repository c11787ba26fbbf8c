// What came of the signing: who signed, who did not, when it ended, and what can be taken along.
import type { Signing } from '@plenary/shared/api/signing-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SignedFiles } from '../api/signed-files.tsx'
import { bundleAddress, signedPdfAddress } from '../api/signing.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import styles from './panel.module.css'
import { PanelHead, type PanelProps, SignedFacts } from './panel-parts.tsx'
import { mayKeepScans, Scans } from './scans.tsx'
import { byOutcome, type Signer } from './signers.ts'

export function ConcludedPanel({ declaration, signing, signers }: PanelProps & { signing: Signing }) {
  const { t } = useTranslation('signing')
  const { said } = usePlenaryTimes()
  const { signed, declined, absent } = byOutcome(signers)
  const counts = { signed: signed.length, count: signers.length }
  const row = (term: string, some: readonly Signer[]) =>
    some.length > 0 ? [[term, some.map(({ names }) => nameIn(names, interfaceLanguage()))] as const] : []
  return (
    <>
      <PanelHead title={t(signed.length === signers.length ? 'doneAll' : 'doneSome', counts)}>
        {signing.ended &&
          t('concludedBy', { time: said(signing.ended.at), name: declaration.stateSince?.name ?? '' })}
      </PanelHead>
      <SignedFacts
        declaration={declaration}
        signing={signing}
        more={[...row(t('factDeclined'), declined), ...row(t('factAbsent'), absent)]}
      />
      <section className={styles.part}>
        <h2>{t('takeAlong')}</h2>
        <SignedFiles
          pdf={signedPdfAddress(declaration.id)}
          bundle={bundleAddress(declaration.id)}
          root={signing.root}
        />
      </section>
      <Scans declarationId={declaration.id} scans={signing.scans} mayChange={mayKeepScans(declaration)} />
      <p className={styles.foot}>
        <Link to="/declarations/$declaration" params={{ declaration: declaration.id }}>
          {t('readAgain')}
        </Link>
      </p>
    </>
  )
}

// Before the signing is open: the secretariat opens it, the others are told that it does.
import { isAllowed } from '@plenary/shared/access/access-table'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { IconWritingSign } from '../ui/icons.ts'
import { OpenDialog } from './open-dialog.tsx'
import styles from './panel.module.css'
import { PanelHead, type PanelProps } from './panel-parts.tsx'

export function NotOpenPanel({ declaration, signers }: PanelProps) {
  const { t } = useTranslation('signing')
  const { said } = usePlenaryTimes()
  const { id, role, cityId, state, abortedSigning: aborted } = declaration
  const [isAsking, setAsking] = useState(false)
  const mayOpen = isAllowed({ role, ownCity: cityId, action: 'open-signing', state, city: null })
  return (
    <>
      <PanelHead title={t(aborted ? 'abortedTitle' : 'notOpenTitle')}>
        {aborted && t('abortedBody', { ...aborted, time: said(aborted.at) })}
      </PanelHead>
      <p className={styles.lead}>{t(mayOpen ? 'notOpenSecretariat' : 'notOpenBody')}</p>
      {signers.length === 0 && <p>{t('noCitySigns')}</p>}
      {mayOpen && signers.length > 0 && (
        <button type="button" className={`button filled ${styles.act}`} onClick={() => setAsking(true)}>
          <IconWritingSign size={18} stroke={1.5} aria-hidden />
          {t('openAsk')}
        </button>
      )}
      <p className={styles.foot}>
        <Link to="/declarations/$declaration" params={{ declaration: id }}>
          {t('readAgain')}
        </Link>
        {mayOpen && (
          <Link to="/declarations/$declaration/roster" params={{ declaration: id }}>
            {t('toRoster')}
          </Link>
        )}
      </p>
      {isAsking && (
        <OpenDialog declaration={declaration} signers={signers} onClose={() => setAsking(false)} />
      )}
    </>
  )
}

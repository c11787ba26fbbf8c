// The signing as a signatory sees it: what is signed, in which capacity, and for every city the act or what came of it.
import type { Signing } from '@plenary/shared/api/signing-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { canMakeKeys } from './can-make-keys.ts'
import { Compared, useCompared } from './compared.tsx'
import { OwnSigning } from './own-signing.tsx'
import styles from './panel.module.css'
import { PanelFoot, PanelHead, type PanelProps, SignedFacts, useProgressSentence } from './panel-parts.tsx'
import { useSigns } from './sign-context.ts'
import type { Signer } from './signers.ts'

export function SignPanel({ declaration, signing, signers, own }: PanelProps & { signing: Signing }) {
  const { t } = useTranslation('signing')
  const { list } = useFormats()
  const capacity = useCapacity()
  const awaited = own.filter(({ outcome }) => outcome === null)
  const named = awaited.length > 0 ? awaited : own
  const cities = list(named.map(({ names }) => nameIn(names, interfaceLanguage())))
  const isDeclined = own.every(({ outcome }) => outcome?.kind === 'declined')
  const compared = useCompared()
  const { ask } = useSigns()
  const sign = ({ cityId, names }: Signer) => {
    const city = nameIn(names, interfaceLanguage())
    if (compared.isReady())
      ask({ declaration: declaration.id, title: declaration.title, signing, cityId, city })
  }
  const title = awaited.length > 0 ? 'signFor' : isDeclined ? 'declinedFor' : 'signedFor'
  return (
    <>
      <PanelHead title={t(title, { cities })}>
        <span role="status">{useProgressSentence(signers)}</span> {t('signLead')}
      </PanelHead>
      <SignedFacts
        declaration={declaration}
        signing={signing}
        more={[[t('factCapacity'), own.map(capacity)]]}
      />
      {awaited.length > 0 && canMakeKeys() && <Compared {...compared} />}
      <div>
        {own.map((signer) => (
          <section key={signer.cityId} className={styles.own}>
            <OwnSigning
              declaration={declaration}
              signer={signer}
              adoptedAt={signing.adoptedAt}
              isOnly={own.length === 1}
              isNext={signer === awaited[0]}
              onSign={() => sign(signer)}
            />
          </section>
        ))}
      </div>
      {awaited.length > 0 && <p className={styles.signFine}>{t('signFine')}</p>}
      <PanelFoot declarationId={declaration.id} isSigned={signers.some(isSignedInPdf)} />
    </>
  )
}

const isSignedInPdf = ({ outcome }: Signer) => outcome?.kind === 'signed' && outcome.way !== 'paper'

/** As which the reader signs for a city: with the title that the roster says, and by proxy where so. */
function useCapacity(): (signer: Signer) => string {
  const { t } = useTranslation('signing')
  const language = interfaceLanguage()
  return ({ names, signatory, holderNames }) => {
    const city = nameIn(names, language)
    if (holderNames) return t('capacityProxy', { city, holder: nameIn(holderNames, language) })
    if (signatory?.titles) return t('capacityOwn', { city, title: nameIn(signatory.titles, language) })
    return t('capacityRole', { city })
  }
}

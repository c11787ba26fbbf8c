// The signing as those see it who do not sign: how far it is, and who signs for the own city.
import type { Signing } from '@plenary/shared/api/signing-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useTranslation } from 'react-i18next'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { PanelFoot, PanelHead, type PanelProps, SignedFacts, useProgressSentence } from './panel-parts.tsx'

export function ReadingPanel({ declaration, signing, signers }: PanelProps & { signing: Signing }) {
  return (
    <>
      <PanelHead title={useProgressSentence(signers)} isLive>
        {useOwnCitySentence(declaration, signers)}
      </PanelHead>
      <SignedFacts declaration={declaration} signing={signing} />
      <PanelFoot declarationId={declaration.id} />
    </>
  )
}

/** Who signs for the reader's city. */
function useOwnCitySentence(
  { cityId, roster }: PanelProps['declaration'],
  signers: PanelProps['signers'],
): string {
  const { t } = useTranslation('signing')
  const names = roster.find((entry) => entry.city.id === cityId)?.city.names
  if (!names) return t('readingAlong')
  const city = nameIn(names, interfaceLanguage())
  const signer = signers.find((each) => each.cityId === cityId)
  if (!signer) return t('citySignsNot', { city })
  if (!signer.holderNames) return t('headSigns', { city })
  return t('holderSigns', { city, holder: nameIn(signer.holderNames, interfaceLanguage()) })
}

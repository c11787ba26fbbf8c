// What is done to sign for a city. Signatures are given on paper, and recorded by the secretariat.
import { useTranslation } from 'react-i18next'

export function SignAct({ city }: { city: string }) {
  const { t } = useTranslation('signing')
  return <p>{t('actOnPaper', { city })}</p>
}

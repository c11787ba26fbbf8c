// The proxies of a city in short, as principal and as holder, leading to where they are recorded.
import { useTranslation } from 'react-i18next'
import type { ProxyOfCity } from '../api/proxies.ts'
import { useFormats } from '../i18n/format.ts'
import styles from './roster.module.css'
import { SCOPE_WORDS } from './scope-words.ts'

/** Where the proxies stand on the page. */
export const PROXIES_PLACE = 'proxies'

export interface ProxyFactsProps {
  cityId: string
  proxies: readonly ProxyOfCity[]
  inForce: readonly ProxyOfCity[]
  nameOf: (cityId: string) => string
}

export function ProxyFacts({ cityId, proxies, inForce, nameOf }: ProxyFactsProps) {
  const { t } = useTranslation('secretariat')
  const { list, minute } = useFormats()
  const given = proxies.find(({ principalId }) => principalId === cityId)
  const held = inForce.filter(({ holderId }) => holderId === cityId)
  const isInForce = given !== undefined && inForce.includes(given)
  return (
    <>
      {given && (
        <>
          <a href={`#${PROXIES_PLACE}`} className={styles.proxy} data-rests={!isInForce || undefined}>
            {t('proxyShort', {
              holder: nameOf(given.holderId),
              scopes: list(given.scopes.map((scope) => t(SCOPE_WORDS[scope]))),
            })}
          </a>
          <small className={styles.letter}>
            {given.letter}. {t(isInForce ? 'proxyActsSince' : 'proxyRests', { time: minute(given.at) })}
          </small>
        </>
      )}
      {held.length > 0 && (
        <a href={`#${PROXIES_PLACE}`} className={styles.proxy}>
          {t('proxyHeld', { cities: list(held.map(({ principalId }) => nameOf(principalId))) })}
        </a>
      )}
    </>
  )
}

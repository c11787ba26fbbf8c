// The frame of every screen beside the desk: header with mark, network and navigation; the screen below.
import { nameIn } from '@plenary/shared/declaration/name-in'
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonMenu } from '../account/person-menu.tsx'
import { isHead, isSecretariat, useMe } from '../api/people.ts'
import { chooseLanguage, interfaceLanguage } from '../i18n/i18n.ts'
import { INTERFACE_LANGUAGES, OWN_NAMES } from '../i18n/language.ts'
import { focusScreen } from '../ui/kept-focus.ts'
import { Mark } from '../ui/mark.tsx'
import styles from './page-frame.module.css'

/** The frame around the screen of the route. */
export function PageFrame() {
  useFocusOnNewScreen()
  return (
    <Frame>
      <Outlet />
    </Frame>
  )
}

/** The heading of a new screen takes the focus, unless something on it has it: a tab that was pressed, a first field. */
function useFocusOnNewScreen(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        const main = document.querySelector('main')
        if (pathChanged && fromLocation && !main?.contains(document.activeElement)) focusScreen(document)
      }),
    [router],
  )
}

/** The frame around anything, such as what stands in a failed screen's place. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const me = useMe()
  const isInPlenary = useLocation({ select: ({ pathname }) => pathname.startsWith('/plenaries/') })
  return (
    <>
      <a className="skip" href="#main">
        {t('skipToMain')}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.home}>
          <Mark />
          <b>{me ? nameIn(me.networkNames, interfaceLanguage()) : t('product')}</b>
          <span className="spoken">{t('toDeclarations')}</span>
        </Link>
        {me && (
          <nav aria-label={t('mainNavigation')} className={styles.navigation}>
            <Link to="/" activeOptions={{ exact: true }}>
              {t('declarations')}
            </Link>
            {isSecretariat(me) && (
              <Link to="/secretariat" aria-current={isInPlenary || undefined}>
                {t('secretariat')}
              </Link>
            )}
            {!isSecretariat(me) && isHead(me) && <Link to="/people">{t('people')}</Link>}
          </nav>
        )}
        <div className={styles.person}>{me ? <PersonMenu /> : <LanguageChoice />}</div>
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </>
  )
}

/** Before anybody is signed in, the language is the one thing to choose. */
function LanguageChoice() {
  const now = interfaceLanguage()
  return INTERFACE_LANGUAGES.filter((language) => language !== now).map((language) => (
    <button
      key={language}
      type="button"
      className="button quiet"
      lang={language}
      onClick={() => void chooseLanguage(language)}
    >
      {OWN_NAMES[language]}
    </button>
  ))
}

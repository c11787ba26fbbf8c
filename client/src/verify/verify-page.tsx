// The page as a screen of the application: for everybody, signed in or not.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { readNetworkTrust } from '../api/authority.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { verify as english } from '../i18n/words/en/verify.ts'
import { verify as japanese } from '../i18n/words/ja/verify.ts'
import styles from './verify.module.css'
import { VerifyDesk } from './verify-desk.ts'

export function VerifyPage() {
  const { i18n } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const desk = useRef<VerifyDesk>(undefined)
  useEffect(() => {
    if (!place.current) return
    const made = new VerifyDesk(place.current, spokenNow())
    desk.current = made
    void readNetworkTrust().then((files) => made.know(files))
    return () => made.end()
  }, [])
  useEffect(() => {
    const speak = () => desk.current?.speak(spokenNow())
    i18n.on('languageChanged', speak)
    return () => i18n.off('languageChanged', speak)
  }, [i18n])
  return <div ref={place} className={styles.page} />
}

function spokenNow() {
  const language = interfaceLanguage()
  return { language, words: language === 'ja' ? japanese : english }
}

// The page as a file of its own, with everything in it: in every bundle, opened from a disk, without a connection.
import '../ui/tokens.css'
import '../ui/base.css'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import { verify as english } from '../i18n/words/en/verify.ts'
import { verify as japanese } from '../i18n/words/ja/verify.ts'
import { element } from './element.ts'
import styles from './offline.module.css'
import verify from './verify.module.css'
import { VerifyDesk } from './verify-desk.ts'

const WORDS = { en: english, ja: japanese }
const OWN_NAMES: Record<InterfaceLanguage, string> = { en: 'English', ja: '日本語' }

const place = element('main', { class: verify.page })
const other = element('button', { type: 'button', class: `button quiet ${styles.language}` })
let language: InterfaceLanguage = navigator.language.startsWith('ja') ? 'ja' : 'en'
const desk = new VerifyDesk(place, { language, words: WORDS[language] })

function speak(): void {
  const next = language === 'ja' ? 'en' : 'ja'
  document.documentElement.lang = language
  document.title = WORDS[language].title
  other.lang = next
  other.textContent = OWN_NAMES[next]
}

other.addEventListener('click', () => {
  language = language === 'ja' ? 'en' : 'ja'
  desk.speak({ language, words: WORDS[language] })
  speak()
})
speak()
document.body.append(element('header', { class: styles.bar }, element('b', {}, 'Plenary'), other), place)

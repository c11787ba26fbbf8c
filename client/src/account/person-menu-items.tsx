// The menu of the person: account, language, theme, sign out.
import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSignOut } from '../api/sessions.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { INTERFACE_LANGUAGES, OWN_NAMES } from '../i18n/language.ts'
import type { PopupProps } from '../ui/late-popup.tsx'
import { chooseTheme, THEME_CHOICES, themeChoice, useThemeChoice } from '../ui/theme-choice.ts'
import { THEME_WORDS } from './theme-words.ts'
import { useChooseLanguage } from './use-choose-language.ts'

export interface PersonMenuItemsProps {
  /** The person's name, where the button says something else. */
  name: string | undefined
}

export function PersonMenuItems({
  name,
  className,
  children,
  opened,
  onChange,
  button,
}: PersonMenuItemsProps & PopupProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const theme = useThemeChoice()
  const chooseLanguage = useChooseLanguage()
  const leave = () => signOut.mutate(undefined, { onSuccess: () => navigate({ to: '/sign-in' }) })
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      width={232}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 180 }}
    >
      <Menu.Target>
        <button type="button" className={className} ref={button}>
          {children}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {name !== undefined && <Menu.Label>{name}</Menu.Label>}
        <Menu.Item onClick={() => navigate({ to: '/account' })}>{t('account')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        <Menu.RadioGroup
          value={interfaceLanguage()}
          onChange={(value) => void chooseLanguage(value === 'ja' ? 'ja' : 'en')}
        >
          {INTERFACE_LANGUAGES.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {OWN_NAMES[language]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('theme')}</Menu.Label>
        <Menu.RadioGroup value={theme} onChange={(value) => chooseTheme(themeChoice(value))}>
          {THEME_CHOICES.map((choice) => (
            <Menu.RadioItem key={choice} value={choice}>
              {t(THEME_WORDS[choice])}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={leave}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

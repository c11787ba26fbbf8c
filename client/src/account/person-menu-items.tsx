// The menu of the person: account, language, theme, sign out.
import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSignOut } from '../api/sessions.ts'
import { chooseLanguage, interfaceLanguage } from '../i18n/i18n.ts'
import { INTERFACE_LANGUAGES, OWN_NAMES } from '../i18n/language.ts'
import { IconCheck } from '../ui/icons.ts'
import type { PopupProps } from '../ui/late-popup.tsx'
import { chooseTheme, THEME_CHOICES, useThemeChoice } from '../ui/theme-choice.ts'
import { THEME_WORDS } from './theme-words.ts'

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
  const leave = () => signOut.mutate(undefined, { onSuccess: () => navigate({ to: '/sign-in' }) })
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      width={232}
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
        {INTERFACE_LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            role="menuitemradio"
            aria-checked={language === interfaceLanguage()}
            rightSection={language === interfaceLanguage() && <IconCheck size={16} stroke={1.5} />}
            onClick={() => void chooseLanguage(language)}
          >
            {OWN_NAMES[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('theme')}</Menu.Label>
        {THEME_CHOICES.map((choice) => (
          <Menu.Item
            key={choice}
            role="menuitemradio"
            aria-checked={choice === theme}
            rightSection={choice === theme && <IconCheck size={16} stroke={1.5} />}
            onClick={() => chooseTheme(choice)}
          >
            {t(THEME_WORDS[choice])}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={leave}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

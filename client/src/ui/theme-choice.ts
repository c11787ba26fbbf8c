// The theme: the system's, or a choice that this browser keeps.
import { useSyncExternalStore } from 'react'
import { useMediaQuery } from './use-media-query.ts'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

/** Also read by public/before-paint.js. */
const KEY = 'plenary.theme'
const listeners = new Set<() => void>()

function getChoice(): ThemeChoice {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Anything else than a choice is the system's. */
export function themeChoice(value: unknown): ThemeChoice {
  return THEME_CHOICES.find((choice) => choice === value) ?? 'system'
}

/** Takes effect at once on this page, and on the next visit. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') {
    delete document.documentElement.dataset.theme
    localStorage.removeItem(KEY)
  } else {
    document.documentElement.dataset.theme = choice
    localStorage.setItem(KEY, choice)
  }
  for (const listener of listeners) listener()
}

function subscribeToChoice(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribeToChoice, getChoice)
}

/** What is on the screen: the choice, or what the system says. */
export function useTheme(): 'light' | 'dark' {
  const choice = useThemeChoice()
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)')
  if (choice !== 'system') return choice
  return isSystemDark ? 'dark' : 'light'
}

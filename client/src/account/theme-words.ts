// The three choices of theme, by the keys of their words.
import type { ThemeChoice } from '../ui/theme-choice.ts'

export const THEME_WORDS = {
  system: 'themeSystem',
  light: 'themeLight',
  dark: 'themeDark',
} as const satisfies Record<ThemeChoice, string>

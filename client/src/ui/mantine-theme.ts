// Mantine's theme, so that its menus, dialogs and inputs look like ours.
import { type CSSVariablesResolver, createTheme } from '@mantine/core'

export const mantineTheme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  colors: {
    ink: [
      '#F3F6FC',
      '#E9EEF8',
      '#CBD8F3',
      '#A3BCF5',
      '#7E9DE3',
      '#5577C4',
      '#365AA8',
      '#24478F',
      '#1B3873',
      '#122650',
    ],
  },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--ui)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--shadow-sheet)', lg: 'var(--shadow-sheet)', xl: 'none' },
})

const mapped = {
  '--mantine-color-body': 'var(--raise)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default-hover': 'var(--accent-weak)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--objects)',
  '--mantine-color-anchor': 'var(--accent)',
}

export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: mapped, dark: mapped })

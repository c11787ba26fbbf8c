// How large a file is, in the unit in which that is said.

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const

/** `340 kB`, `1.2 MB`. */
export function fileSize(bytes: number, language: string): string {
  const step = bytes < 1_000 ? 0 : bytes < 999_500 ? 1 : 2
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    // `70 bytes`, but no `kilobytes`.
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  })
  return format.format(bytes / 1_000 ** step)
}

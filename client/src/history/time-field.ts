// A moment as a field for day and time has it, `2010-11-09T10:42`, by the reader's own clock.

export function toField(moment: string): string {
  const date = new Date(moment)
  const two = (number: number) => `${number}`.padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Who says 10:42 means all that was written in that minute. Undefined while the field says nothing. */
export function endOfMinute(field: string): string | undefined {
  const date = new Date(field)
  if (Number.isNaN(date.getTime())) return undefined
  date.setSeconds(59, 999)
  return date.toISOString()
}

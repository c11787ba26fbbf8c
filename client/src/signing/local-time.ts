// Moments as a field for date and time has them: to the second, in the time zone of this device.

/** Such as `2010-11-09T11:26:12`. */
export type LocalTime = string

/** @param moment Unix milliseconds */
export function localTimeOf(moment: number): LocalTime {
  const date = new Date(moment)
  const two = (part: number) => `${part}`.padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day}T${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`
}

/** The moment in UTC; undefined while the field is not filled. */
export function momentOf(time: LocalTime): string | undefined {
  const moment = new Date(time)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

// The attendance port: who is at a text just now, and who left it with words that the server has not got.
export interface Attendee {
  readonly personId: string
  readonly name: string
  readonly cityId: string | null
  readonly isConnected: boolean
  /** Whether edits wait on the person's device, as the page last said. */
  readonly hasUnsent: boolean
}

export interface Attendance {
  /** A person once, whatever the number of windows. Empty for a text at which nobody is. */
  attendees(textId: string): Attendee[]
}

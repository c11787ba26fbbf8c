// What the sync server logs to: two levels, fields without content or secrets.

export interface SyncLog {
  /** A developer must look. */
  error(fields: Record<string, unknown>, message: string): void
  /** An operator's change of state. */
  info(fields: Record<string, unknown>, message: string): void
}

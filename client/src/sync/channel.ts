// What tabs of one browser hear of each other: messages of one kind, by name.
import type { Channel } from './surroundings.ts'

/** For browsers that have BroadcastChannel. */
export function openChannel(name: string, onMessage: (message: unknown) => void): Channel {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }) => onMessage(data)
  return { post: (message) => channel.postMessage(message), close: () => channel.close() }
}

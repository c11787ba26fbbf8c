/** How many pieces of news are answered, and shown. */
export const MOST_NEWS = 100

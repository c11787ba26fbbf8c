// A server to be tested, known by nothing but its URL: signing in, listing texts, opening sockets with a cookie.

export interface Target {
  /** Such as `http://localhost:3000`. */
  readonly url: string
}

/** Signs in over the fixed address and answers the Cookie header. */
export async function signIn({ url }: Target, email: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`signing in as ${email} answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

export interface ListedDeclaration {
  id: string
  title: string
  state: string
  texts: { id: string; language: string; status: string }[]
}

export async function listDeclarations({ url }: Target, cookie: string): Promise<ListedDeclaration[]> {
  const answer = await fetch(`${url}/api/declarations`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`GET /api/declarations answered ${answer.status}`)
  return (await answer.json()) as ListedDeclaration[]
}

/** The id of the first text of the first declaration whose title begins so. */
export async function findText(target: Target, cookie: string, title = ''): Promise<string> {
  const declarations = await listDeclarations(target, cookie)
  const text = declarations.find((each) => each.title.startsWith(title))?.texts[0]
  if (!text) throw new Error(`no text of a declaration "${title}"`)
  return text.id
}

export function socketUrl({ url }: Target, textId: string, query = ''): string {
  return `${url.replace(/^http/, 'ws')}/sync/${encodeURIComponent(textId)}${query}`
}

/** What the loopback shell hands over in the address: the token of this window, and a project to open at once. */
export interface Handover {
  readonly token: string | null
  readonly open: string | null
}

const tokenKey = 'concord.token'

/** Reads `#t=TOKEN&open=GRANT`. Missing and empty parts are null. */
export function parseFragment(fragment: string): Handover {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''))
  return { token: parts.get('t') || null, open: parts.get('open') || null }
}

/** Takes token and grant out of the address bar; the token outlives a reload of this tab, and nothing else. */
export function takeHandover(): Handover {
  const found = parseFragment(location.hash)
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  if (found.token) sessionStorage.setItem(tokenKey, found.token)
  return { token: found.token ?? sessionStorage.getItem(tokenKey), open: found.open }
}

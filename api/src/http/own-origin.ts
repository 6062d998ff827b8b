const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change something: a browser says that the page which sends it is ours, by `Sec-Fetch-Site` or
 * by `Origin`. A request that says neither is refused: what the content type is does not matter.
 */
export const comesFromOurPages = (request: Request, publicUrl: string | null): boolean => {
  if (safeMethods.has(request.method)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  const { host } = new URL(origin)
  const own = publicUrl === null ? [] : [new URL(publicUrl).host]
  return [...own, request.headers.get('host')].includes(host)
}

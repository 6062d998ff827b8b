const allowed = new Set(['http', 'https', 'mailto', 'tel'])

/** A finished web address that a message may link to: http, https, mailto or tel, and nothing that hides another. */
export const checkHref = (href: string): boolean => {
  // Browsers drop these inside an address, which would let `java\nscript:` through.
  const seen = href.replaceAll(/[\s\p{Cc}]/gu, '')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase()
  if (scheme === undefined || !allowed.has(scheme)) return false
  return scheme.startsWith('http') ? /^https?:\/\/[^/?#\\]+/i.test(seen) : seen.length > scheme.length + 1
}

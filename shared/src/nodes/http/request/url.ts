/** Scheme and host of an address as written; what comes after may hold variables. */
const ADDRESS = /^(https?):\/\/([^/?#]+)/i

export const hostOf = (url: string): string | undefined => ADDRESS.exec(url)?.[2]?.toLowerCase()

export const isEncrypted = (url: string): boolean => ADDRESS.exec(url)?.[1]?.toLowerCase() === 'https'

/** A variable before the path would let data of a person choose which server is called. */
export const hasVariableHost = (url: string): boolean => /^[^/]*\/\/[^/?#]*\{[{%]/.test(url) || /^\s*\{[{%]/.test(url)

/** A name or address with an optional port: no user, no spaces. */
export const isUsableHost = (host: string): boolean =>
  /^(\[[0-9a-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}.-]*))(:\d{1,5})?$/u.test(host)

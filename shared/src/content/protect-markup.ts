/** Puts a backslash before every sign that could be read as the markup of a text block (see markup.ts). */
export const protectMarkup = (value: string): string => value.replaceAll(/[\\*[\]()]/g, '\\$&')

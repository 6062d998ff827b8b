/** An address as somebody may see it who must not use it: `x•••@qq.com`, `+86 138 •••• 2290` as `+86138••••2290`. */
export const maskAddress = (address: string): string => {
  const at = address.lastIndexOf('@')
  if (at > 0) return `${address.slice(0, Math.min(2, at))}•••${address.slice(at)}`
  return address.length < 8 ? '•••' : `${address.slice(0, -8)}••••${address.slice(-4)}`
}

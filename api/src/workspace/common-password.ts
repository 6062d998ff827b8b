/**
 * Whether a password is among those that are tried first: lists, keyboard rows, repeats, dates and their usual
 * disguises, or the words that the account itself gives away. The lists load when they are first asked for.
 */
export const isCommonPassword = async (password: string, about: readonly string[]): Promise<boolean> => {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const estimate = new ZxcvbnFactory({ dictionary: { ...common.dictionary }, graphs: common.adjacencyGraphs })
  const words = about.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2)
  return estimate.check(password, words).score < 2
}

/** Of 0 to 4: from here on ten thousand million guesses are not enough. */
const safe = 3

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
  const words = about.flatMap((text) => [text.replaceAll(/[^\p{L}\p{N}]/gu, ''), ...text.split(/[^\p{L}\p{N}]+/u)])
  return (
    estimate.check(
      password,
      words.filter((word) => word.length > 2),
    ).score < safe
  )
}

/** For the `default` of a switch over a closed union: a missing case does not compile. */
export const unreachable = (value: never): never => {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`)
}

/**
 * The shape that a translation of `Area` has: the same keys. Chinese knows no plural, so of a pair `x_one`, `x_other`
 * it holds the second alone.
 */
export type Same<Area> = {
  readonly [Key in keyof Area as Key extends `${string}_one` ? never : Key]: Area[Key] extends string
    ? string
    : Same<Area[Key]>
}

/**
 * Every node after all that it leads to; of nodes on a cycle, in the order in which they were found. Without recursion:
 * a path may be thousands of nodes long.
 */
export const targetsFirst = (
  ids: readonly string[],
  targetsOf: (id: string) => readonly string[],
): readonly string[] => {
  const done = new Set<string>()
  const begun = new Set<string>()
  for (const root of ids) {
    const path = begun.has(root) ? [] : [{ id: root, rest: [...targetsOf(root)] }]
    begun.add(root)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = top.rest.pop()
      if (target === undefined) {
        done.add(top.id)
        path.pop()
      } else if (!begun.has(target)) {
        begun.add(target)
        path.push({ id: target, rest: [...targetsOf(target)] })
      }
    }
  }
  return [...done]
}

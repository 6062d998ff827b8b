import mjml2html from 'mjml'

/** How many rendered sources are remembered: the sources of one content are the same for everybody. */
const remembered = 200
const known = new Map<string, Promise<string>>()

/**
 * HTML of MJML. Sources have no include and no raw part (checked in shared/src/content/check.ts); includes are ignored
 * here all the same. A tag that MJML does not know is left out.
 */
export const htmlOfMjml = (source: string): Promise<string> => {
  const made = known.get(source)
  if (made !== undefined) return made
  if (known.size >= remembered) known.clear()
  const making = Promise.resolve(
    // No fonts of a foreign service: a mail loads nothing that its author did not put there.
    mjml2html(source, { ignoreIncludes: true, validationLevel: 'soft', keepComments: false, fonts: {} }),
  ).then(({ html }) => html)
  known.set(source, making)
  making.catch(() => known.delete(source))
  return making
}

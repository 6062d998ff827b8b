import mjml2html from 'mjml'

/** How many rendered sources are remembered: the sources of one content are the same for everybody. */
const remembered = 200
const known = new Map<string, Promise<string | null>>()

/**
 * HTML of MJML. Sources have no include and no raw part (checked in shared/src/content/check.ts); includes are ignored
 * here all the same. A tag that MJML does not know is left out; null for what is no MJML or nests without measure.
 */
export const htmlOfMjml = (source: string): Promise<string | null> => {
  const made = known.get(source)
  if (made !== undefined) return made
  if (known.size >= remembered) known.clear()
  const making = htmlOrNone(source)
  known.set(source, making)
  return making
}

const htmlOrNone = async (source: string): Promise<string | null> => {
  try {
    // No fonts of a foreign service: a mail loads nothing that its author did not put there.
    const options = { ignoreIncludes: true, validationLevel: 'soft', keepComments: false, fonts: {} } as const
    const { html } = await mjml2html(source, options)
    return html
  } catch {
    return null
  }
}

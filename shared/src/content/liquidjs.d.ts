/**
 * The part of liquidjs that is used here, stated by hand: the package's own types pull in those of Node. The browser
 * build is used everywhere, as it holds no file system.
 */
declare module 'liquidjs/dist/liquid.browser.mjs' {
  export interface Template {
    readonly token: unknown
  }
  interface FilterContext {
    readonly context: { readonly globals: object }
  }
  type FilterHandler = (this: FilterContext, value: unknown, ...args: readonly unknown[]) => unknown
  type SegmentArray = readonly (string | number | SegmentArray)[]
  export class Liquid {
    constructor(options: {
      readonly ownPropertyOnly: boolean
      readonly strictFilters: boolean
      readonly strictVariables: boolean
      readonly outputEscape: (value: unknown) => string
      readonly templates: Readonly<Record<string, string>>
      readonly parseLimit: number
      readonly renderLimit: number
      readonly memoryLimit: number
    })
    readonly tags: Record<string, unknown>
    readonly filters: Record<string, unknown>
    registerFilter(
      name: string,
      filter: FilterHandler | { readonly handler: FilterHandler; readonly raw: boolean },
    ): void
    unregisterFilter(name: string): void
    parse(text: string): readonly Template[]
    renderSync(templates: readonly Template[], scope: object, options: { readonly globals: object }): string
    globalVariableSegmentsSync(template: string | readonly Template[]): readonly SegmentArray[]
  }
}

/** Where a channel may connect: handed in, so that the rules of the way out hold for SMTP too. */
export type ResolveHost = (
  host: string,
  port: number,
) => Promise<{ readonly ok: true; readonly address: string } | { readonly ok: false; readonly code: string }>
